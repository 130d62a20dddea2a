/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.hab;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

import org.bootseal.core.device.Device;
import org.bootseal.core.firmware.Firmware;
import org.bootseal.core.hab.CsfCommand.AuthenticateData;
import org.bootseal.core.hab.CsfCommand.InstallKey;
import org.bootseal.core.hab.CsfSection.AuthenticateCsf;
import org.bootseal.core.hab.CsfSection.AuthenticateImage;
import org.bootseal.core.hab.CsfSection.Command;
import org.bootseal.core.hab.CsfSection.DecryptImage;
import org.bootseal.core.hab.CsfSection.InstallCsfKey;
import org.bootseal.core.hab.CsfSection.InstallDataKey;
import org.bootseal.core.hab.CsfSection.InstallSecretKey;
import org.bootseal.core.hab.CsfSection.InstallSrk;
import org.bootseal.core.keys.CertificateFile;
import org.bootseal.core.keys.Signer;
import org.bootseal.core.keys.SrkTable;

/**
 * Takes a signed container apart into the recipe that builds it, with signers that know only the signatures that are in
 * it. The private keys are not needed, so containers of others can be built again.
 */
final class ReplayedContainer {

	private final byte[] bytes;
	private final int csfOffset;
	private final HabEngine[] engines = HabEngine.values();
	private X509Certificate csfCertificate;
	private final X509Certificate[] slots = new X509Certificate[HabConstants.SLOT_MAX + 1];
	private Instant time;

	private ReplayedContainer(byte[] bytes, int csfOffset) {
		this.bytes = bytes;
		this.csfOffset = csfOffset;
	}

	/** The recipe; the key of an encrypted one is unknown, and made anew. */
	static HabRecipe recipe(byte[] bytes, Device device, long initialLoadSize, Firmware firmware, KeySource key)
			throws Exception {
		Ivt ivt = Ivt.parse(bytes, 0);
		BootData data = BootData.parse(bytes, HabConstants.BOOT_DATA_OFFSET);
		Optional<Dcd> dcd = ivt.dcd() == 0 ? Optional.empty()
				: Optional.of(Dcd.parse(bytes, (int) (ivt.dcd() - ivt.self())));
		int csfOffset = (int) (ivt.csf() - ivt.self());
		ReplayedContainer container = new ReplayedContainer(bytes, csfOffset);
		Csf csf = Csf.parse(bytes, csfOffset);
		List<CsfSection> sections = new ArrayList<>();
		for (CsfCommand command : csf.commands()) {
			sections.add(container.section(command, key));
		}
		return new HabRecipe(Optional.of(device), data.start(), ivt.self() - data.start(), initialLoadSize,
				OptionalLong.of(ivt.entry()), Optional.of(container.time), dcd, Optional.empty(), firmware,
				Optional.of(CsfRecipe.of(csf.version(), sections)));
	}

	private CsfSection section(CsfCommand command, KeySource key) throws Exception {
		if (command instanceof InstallKey install) {
			return switch (install.format()) {
			case HabConstants.FORMAT_SRK ->
				InstallSrk.of(SrkTable.parse(blob(install.location(), 0)), install.source());
			case HabConstants.FORMAT_BLOB ->
				new InstallSecretKey(key, install.source(), install.target(), OptionalLong.of(install.location()));
			default -> installKey(install);
			};
		}
		if (command instanceof AuthenticateData data) {
			HabEngine engine = engine(data.engine());
			if (data.format() == HabConstants.FORMAT_AEAD) {
				MacData mac = MacData.parse(blob(data.location(), 0), 0);
				return new DecryptImage(data.key(), engine, data.configuration(), mac.mac().length,
						Optional.of(mac.nonce()));
			}
			CmsSignature signature = CmsSignature.parse(blob(data.location(), HabConstants.HEADER_LENGTH));
			time = signature.signingTime().orElseThrow();
			if (data.blocks().isEmpty()) {
				return new AuthenticateCsf(engine, new Replay(csfCertificate, signature.signature()));
			}
			return new AuthenticateImage(data.key(), engine, data.configuration(),
					new Replay(slots[data.key()], signature.signature()));
		}
		return new Command(command);
	}

	private CsfSection installKey(InstallKey install) throws Exception {
		X509Certificate certificate = CertificateFile.parse(blob(install.location(), HabConstants.HEADER_LENGTH));
		if ((install.flags() & HabConstants.INSTALL_CSF) != 0) {
			csfCertificate = certificate;
			return new InstallCsfKey(certificate, "CSF key");
		}
		slots[install.target()] = certificate;
		return new InstallDataKey(certificate, install.source(), install.target(), "image key");
	}

	private HabEngine engine(int code) {
		return Arrays.stream(engines).filter(engine -> engine.code() == code).findFirst().orElseThrow();
	}

	/** The structure at an offset from the CSF without its first bytes. */
	private byte[] blob(long location, int without) throws HabFormatException {
		int offset = csfOffset + (int) location;
		int length = HabHeader.parse(bytes, offset, bytes.length).length();
		return Arrays.copyOfRange(bytes, offset + without, offset + length);
	}

	/** Gives the one signature that it knows. */
	private record Replay(X509Certificate certificate, byte[] signature) implements Signer {

		@Override
		public String algorithm() {
			return "EC".equals(certificate.getPublicKey().getAlgorithm()) ? "SHA256withECDSA" : "SHA256withRSA";
		}

		@Override
		public byte[] sign(byte[] data) {
			return signature;
		}
	}

	/** A key for a container whose key nobody knows. */
	static KeySource unknownKey(int bits) {
		return new KeySource.Made(Path.of("unknown.bin"), bits, new SecureRandom());
	}
}
