/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.provision;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.bootseal.core.BadInputException;
import org.bootseal.core.bee.BeeEncryption;
import org.bootseal.core.bee.BeeEngine;
import org.bootseal.core.bee.BeeHeader;
import org.bootseal.core.bee.BeeProtection;
import org.bootseal.core.bee.BeeRegion;
import org.bootseal.core.bee.BeeUserKey;
import org.bootseal.core.config.Provisioning;
import org.bootseal.core.device.Device;
import org.bootseal.core.device.XipLayout;
import org.bootseal.core.hab.EncryptionKey;
import org.bootseal.core.otfad.OtfadContext;
import org.bootseal.core.otfad.OtfadEncryption;
import org.bootseal.core.otfad.OtfadFuses;
import org.bootseal.core.otfad.OtfadTable;
import org.bootseal.core.otp.FuseMap;
import org.bootseal.core.otp.FuseRequest;
import org.bootseal.core.plan.PlanFile;
import org.bootseal.core.plan.XipRequest;
import org.bootseal.core.xip.AddressRange;
import org.bootseal.core.xip.DataBlob;
import org.bootseal.core.xip.Secret;

/** Encrypts an image for the flash of a part that decrypts while it reads, from its IVT on to its end. */
final class XipBuild {

	private static final String MADE_KEY = "xip_key.bin";

	private final Provisioning what;
	private final Device device;
	private final OutputFolder output;
	private final SecureRandom random = new SecureRandom();

	XipBuild(Provisioning what, Device device, OutputFolder output) {
		this.what = what;
		this.device = device;
		this.output = output;
	}

	/** The encrypted image, its header and its fuses, for an image that is read at an address. */
	BuiltProvisioning.Xip build(byte[] image, long address, String stem) throws IOException, BadInputException {
		long granule = AddressRange.GRANULE;
		long length = (image.length + granule - 1) / granule * granule;
		DataBlob plain = new DataBlob(address, Arrays.copyOf(image, (image.length + 15) / 16 * 16));
		try (Secret key = key()) {
			return device.xip().engine() == XipLayout.Engine.BEE ? bee(plain, length, key, stem)
					: otfad(plain, length, key, stem);
		}
	}

	/** A key that fuses hold can't be changed, so one that was made is used again by later builds. */
	private Secret key() throws IOException, BadInputException {
		Optional<Path> given = what.image().xipEncryption().orElseThrow().keyFile();
		Path made = what.output().resolve(MADE_KEY);
		boolean exists = given.isPresent() || Files.exists(made);
		try (EncryptionKey key = exists ? EncryptionKey.read(given.orElse(made), Secret.KEY_LENGTH * Byte.SIZE)
				: EncryptionKey.make(Secret.KEY_LENGTH * Byte.SIZE, random)) {
			byte[] bytes = key.copy();
			try {
				if (given.isEmpty()) {
					output.addPrivate(MADE_KEY, "key for the fuses, to be kept secret", bytes);
				}
				return Secret.of(bytes);
			} finally {
				Arrays.fill(bytes, (byte) 0);
			}
		}
	}

	private BuiltProvisioning.Xip bee(DataBlob plain, long length, Secret key, String stem)
			throws IOException, BadInputException {
		BeeProtection protection = new BeeProtection(0, Secret.random(BeeProtection.NONCE_LENGTH, random),
				List.of(BeeRegion.of(plain.address(), length, 0)));
		byte[] bytes = key.copy();
		try (BeeEncryption encryption = BeeEncryption.of(List.of(new BeeEngine(0, Secret.of(bytes), new BeeHeader(
				Secret.random(Secret.KEY_LENGTH, random), Secret.random(Secret.KEY_LENGTH, random), protection))))) {
			byte[] encrypted = encryption.encrypt(List.of(plain), random).bytes();
			byte[] header = encryption.engines().get(0).encodeHeader();
			BeeUserKey.Place place = BeeUserKey.Place.valueOf(what.image().xipEncryption().orElseThrow().keyPlace());
			List<FuseRequest> fuses = new ArrayList<>();
			for (FuseRequest wanted : BeeUserKey.requests(FuseMap.of(device), 0, place, key)) {
				fuses.add(wanted.word().name().startsWith(place.name()) ? wanted.asSecret() : wanted);
			}
			return built(encrypted, "BEE header 0", "bee_header0.bin", header, stem, fuses);
		} finally {
			Arrays.fill(bytes, (byte) 0);
		}
	}

	private BuiltProvisioning.Xip otfad(DataBlob plain, long length, Secret key, String stem)
			throws IOException, BadInputException {
		try (OtfadTable table = OtfadTable.of(List.of(OtfadContext.of(Secret.random(Secret.KEY_LENGTH, random),
				Secret.random(OtfadContext.COUNTER_LENGTH, random), plain.address(), plain.address() + length,
				OtfadContext.VALID | OtfadContext.DECRYPT)))) {
			byte[] encrypted = new OtfadEncryption(table).apply(plain).bytes();
			byte[] header = table.encode(key, Optional.empty());
			List<Integer> keyWords = device.xip().otfadFuses().orElseThrow().key();
			List<FuseRequest> fuses = new ArrayList<>();
			for (FuseRequest wanted : OtfadFuses.requests(FuseMap.of(device),
					OtfadFuses.wishes(device.xip(), instance(), key, Optional.empty()))) {
				fuses.add(keyWords.contains(wanted.word().index()) ? wanted.asSecret() : wanted);
			}
			return built(encrypted, "OTFAD key blob", "otfad_keyblob.bin", header, stem, fuses);
		}
	}

	private int instance() {
		return what.memory().isPresent() ? what.memory().get().instance().orElse(1) : 1;
	}

	private BuiltProvisioning.Xip built(byte[] encrypted, String name, String file, byte[] header, String stem,
			List<FuseRequest> fuses) throws IOException {
		String image = stem + "_xip.bin";
		output.add(image, "boot image, encrypted for the flash", encrypted);
		output.add(file, name, header);
		return new BuiltProvisioning.Xip(new XipRequest(PlanFile.of(output.place(image), encrypted),
				List.of(new XipRequest.Part(name, device.xip().headers().get(0),
						PlanFile.of(output.place(file), header)))),
				fuses);
	}
}
