/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.hab;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECKey;
import java.security.interfaces.RSAKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

import org.bootseal.core.hab.CsfCommand.AuthenticateData;
import org.bootseal.core.hab.CsfCommand.Block;
import org.bootseal.core.hab.CsfCommand.InstallKey;
import org.bootseal.core.hab.ImageReport.CertificateInfo;
import org.bootseal.core.hab.ImageReport.SignatureInfo;
import org.bootseal.core.keys.CertificateFile;
import org.bootseal.core.keys.SrkEntry;
import org.bootseal.core.keys.SrkFormatException;
import org.bootseal.core.keys.SrkTable;

/** Reads the CSF of an image and does what its commands say: installs keys in slots and checks signatures with them. */
final class CsfInspector {

	private final InspectedMemory memory;
	private final List<ImageReport.Part> parts;
	private final List<String> problems;
	private final List<CertificateInfo> certificates = new ArrayList<>();
	private final List<SignatureInfo> signatures = new ArrayList<>();
	private final List<Block> covered = new ArrayList<>();
	private final Map<Integer, PublicKey> slots = new HashMap<>();
	private int csfOffset;
	private Csf csf;
	private SrkTable srkTable;

	CsfInspector(InspectedMemory memory, List<ImageReport.Part> parts, List<String> problems) {
		this.memory = memory;
		this.parts = parts;
		this.problems = problems;
	}

	void inspect(Ivt ivt) {
		OptionalLong offset = memory.offset(ivt.csf(), HabConstants.HEADER_LENGTH);
		if (offset.isEmpty()) {
			problems.add(String.format("the IVT says that the CSF is at 0x%08X, which is not in this file", ivt.csf()));
			return;
		}
		csfOffset = (int) offset.getAsLong();
		try {
			csf = Csf.parse(memory.file(), csfOffset);
		} catch (HabFormatException e) {
			problems.add("CSF: " + e.getMessage());
			return;
		}
		part("CSF", csfOffset, csf.length(),
				String.format("HAB %d.%d, %d commands", csf.version() >> 4, csf.version() & 0xF,
						csf.commands().size()));
		for (CsfCommand command : csf.commands()) {
			if (command instanceof InstallKey key) {
				install(key);
			} else if (command instanceof AuthenticateData data) {
				authenticate(data);
			}
		}
		checkCoverage(ivt);
	}

	Optional<Csf> csf() {
		return Optional.ofNullable(csf);
	}

	Optional<SrkTable> srkTable() {
		return Optional.ofNullable(srkTable);
	}

	List<CertificateInfo> certificates() {
		return certificates;
	}

	List<SignatureInfo> signatures() {
		return signatures;
	}

	boolean installsSecretKey() {
		return csf != null && csf.commands().stream()
				.anyMatch(command -> command instanceof InstallKey key && key.format() == HabConstants.FORMAT_BLOB);
	}

	private void install(InstallKey command) {
		switch (command.format()) {
		case HabConstants.FORMAT_SRK -> installSrk(command);
		case HabConstants.FORMAT_X509 -> installCertificate(command);
		case HabConstants.FORMAT_BLOB -> memory.offset(command.location(), 1)
				.ifPresent(
						offset -> part("key blob", offset, 0, "place of the wrapped key, which the part makes itself"));
		default ->
			problems.add(String.format("found certificate format 0x%02X in a command, expected 0x03, 0x09 or 0xBB",
					command.format()));
		}
	}

	private void installSrk(InstallKey command) {
		Optional<byte[]> data = data(command.location(), HabConstants.TAG_CERTIFICATE, "SRK table");
		if (data.isEmpty()) {
			return;
		}
		try {
			srkTable = SrkTable.parse(data.get());
		} catch (SrkFormatException e) {
			problems.add("SRK table: " + e.getMessage());
			return;
		}
		part("SRK table", csfOffset + command.location(), data.get().length,
				srkTable.entries().size() + " super root keys");
		if (command.source() >= srkTable.entries().size()) {
			problems.add("the CSF installs super root key " + command.source() + ", but the SRK table has only "
					+ srkTable.entries().size());
			return;
		}
		SrkEntry entry = srkTable.entries().get(command.source());
		entry.publicKey().ifPresentOrElse(key -> slots.put(HabConstants.SLOT_SRK, key),
				() -> problems.add("super root key " + command.source() + " in the SRK table is no usable key"));
	}

	private void installCertificate(InstallKey command) {
		String role = (command.flags() & HabConstants.INSTALL_CSF) != 0 ? "CSF key" : "key in slot " + command.target();
		Optional<byte[]> data = data(command.location(), HabConstants.TAG_CERTIFICATE, "certificate of the " + role);
		if (data.isEmpty()) {
			return;
		}
		try {
			X509Certificate certificate = CertificateFile.parse(withoutHeader(data.get()));
			PublicKey verifier = slots.get(command.source());
			boolean verified = verifier != null && CertificateChecks.isSignedBy(certificate, verifier);
			certificates.add(new CertificateInfo(role, certificate.getSubjectX500Principal().getName(),
					certificate.getIssuerX500Principal().getName(), certificate.getSerialNumber(),
					certificate.getNotBefore().toInstant(), certificate.getNotAfter().toInstant(),
					describe(certificate.getPublicKey()), verified));
			part("certificate", csfOffset + command.location(), data.get().length,
					role + ": " + certificate.getSubjectX500Principal().getName());
			slots.put(command.target(), certificate.getPublicKey());
			if (!verified) {
				problems.add("the certificate of the " + role + " is not issued by the key in slot " + command.source()
						+ "; a closed part refuses this image");
			}
		} catch (CertificateException e) {
			problems.add("the certificate of the " + role + " is damaged");
		}
	}

	private void authenticate(AuthenticateData command) {
		if (command.format() == HabConstants.FORMAT_AEAD) {
			decrypt(command);
			return;
		}
		String role = command.blocks().isEmpty() ? "CSF" : "image";
		Optional<byte[]> blob = data(command.location(), HabConstants.TAG_SIGNATURE, role + " signature");
		if (blob.isEmpty()) {
			signatures.add(new SignatureInfo(role, Optional.empty(), false, "not there"));
			return;
		}
		part("signature", csfOffset + command.location(), blob.get().length, "CMS signature of the " + role);
		SignatureInfo result = verify(command, role, withoutHeader(blob.get()));
		signatures.add(result);
		if (result.verified()) {
			covered.addAll(command.blocks());
		} else {
			problems.add("the signature of the " + role + " is wrong: " + result.result());
		}
	}

	private SignatureInfo verify(AuthenticateData command, String role, byte[] der) {
		CmsSignature signature;
		try {
			signature = CmsSignature.parse(der);
		} catch (HabFormatException e) {
			return new SignatureInfo(role, Optional.empty(), false, e.getMessage());
		}
		// with fast authentication no key is installed in slot 1, and the super root key signs the CSF too
		PublicKey key = command.key() == HabConstants.SLOT_CSF && !slots.containsKey(HabConstants.SLOT_CSF)
				? slots.get(HabConstants.SLOT_SRK)
				: slots.get(command.key());
		Optional<byte[]> digest = digest(command);
		String result = "valid";
		if (key == null) {
			result = "there is no key in slot " + command.key();
		} else if (digest.isEmpty()) {
			result = "a block that it covers is not in this file";
		} else if (!signature.messageDigest().map(signed -> MessageDigest.isEqual(signed, digest.get()))
				.orElse(false)) {
			result = "the content was changed after signing";
		} else if (!signature.verifies(key, digest.get())) {
			result = "it was not made by the key in slot " + command.key();
		}
		return new SignatureInfo(role, signature.signingTime(), "valid".equals(result), result);
	}

	private void decrypt(AuthenticateData command) {
		Optional<byte[]> blob = data(command.location(), HabConstants.TAG_MAC, "MAC");
		if (blob.isPresent()) {
			try {
				part("MAC", csfOffset + command.location(), blob.get().length,
						MacData.parse(blob.get(), 0).toString());
			} catch (HabFormatException e) {
				problems.add("MAC: " + e.getMessage());
			}
		}
		for (Block block : command.blocks()) {
			covered.add(block);
			memory.offset(block.address(), block.length()).ifPresentOrElse(
					offset -> part("encrypted data", offset, block.length(), "AES-CCM, key from the key blob"),
					() -> problems.add("the encrypted block " + block + " is not in this file"));
		}
	}

	private void checkCoverage(Ivt ivt) {
		if (signatures.stream().noneMatch(signature -> "image".equals(signature.role()))) {
			problems.add("no command of the CSF checks the image");
			return;
		}
		if (!covers(ivt.self(), HabConstants.CONFIGURATION_OFFSET)) {
			problems.add("no valid signature covers the IVT and the boot data");
		}
		if (!covers(ivt.entry(), 1)) {
			problems.add(String.format("no valid signature covers the entry point 0x%08X", ivt.entry()));
		}
	}

	private boolean covers(long address, long length) {
		return covered.stream()
				.anyMatch(block -> address >= block.address() && address + length <= block.address() + block.length());
	}

	/** SHA-256 of what a signature covers, or empty when some of it is not in the file. */
	private Optional<byte[]> digest(AuthenticateData command) {
		try {
			MessageDigest digest = MessageDigest.getInstance("SHA-256");
			if (command.blocks().isEmpty()) {
				digest.update(memory.file(), csfOffset, csf.length());
			}
			for (Block block : command.blocks()) {
				OptionalLong offset = memory.offset(block.address(), block.length());
				if (offset.isEmpty()) {
					return Optional.empty();
				}
				digest.update(memory.file(), (int) offset.getAsLong(), (int) block.length());
			}
			return Optional.of(digest.digest());
		} catch (NoSuchAlgorithmException e) {
			throw new IllegalStateException("every Java platform has SHA-256", e);
		}
	}

	/** The structure at an offset from the CSF with its header, or empty, and a problem, when there is none. */
	private Optional<byte[]> data(long location, int tag, String name) {
		long offset = csfOffset + location;
		if (offset > memory.file().length) {
			problems.add(String.format("the %s at CSF+0x%X is not in this file", name, location));
			return Optional.empty();
		}
		try {
			HabHeader header = HabHeader.parse(memory.file(), (int) offset, memory.file().length, tag, "a " + name);
			return Optional.of(Arrays.copyOfRange(memory.file(), (int) offset, (int) offset + header.length()));
		} catch (HabFormatException e) {
			problems.add(name + ": " + e.getMessage());
			return Optional.empty();
		}
	}

	private static byte[] withoutHeader(byte[] data) {
		return Arrays.copyOfRange(data, HabConstants.HEADER_LENGTH, data.length);
	}

	private static String describe(PublicKey key) {
		if (key instanceof RSAKey rsa) {
			return "RSA-" + rsa.getModulus().bitLength();
		}
		if (key instanceof ECKey ec) {
			return "EC-" + ec.getParams().getCurve().getField().getFieldSize();
		}
		return key.getAlgorithm();
	}

	private void part(String name, long offset, long length, String meaning) {
		parts.add(new ImageReport.Part(name, offset, length, OptionalLong.of(memory.address(offset)), meaning));
	}
}
