/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.hab;

import java.util.Locale;
import java.util.Optional;

import org.bootseal.core.device.BootMemory;
import org.bootseal.core.device.Device;
import org.bootseal.core.device.MemoryRegion;

/** HAB configurations to start from: each key with what it means, and values that fit the device. */
public final class HabTemplate {

	/** What image the configuration builds. */
	public enum Kind {
		/** No signature. */
		UNSIGNED,
		/** Signed by the keys of a key tree. */
		AUTHENTICATED,
		/** Signed by a super root key itself, which HAB calls fast authentication. */
		FAST,
		/** Signed, and the application encrypted. */
		ENCRYPTED
	}

	private final Device device;
	private final BootMemory memory;
	private final Kind kind;
	private final StringBuilder text = new StringBuilder();

	private HabTemplate(Device device, BootMemory memory, Kind kind) {
		this.device = device;
		this.memory = memory;
		this.kind = kind;
	}

	/**
	 * @param device
	 *            the part
	 * @param memory
	 *            what it boots from
	 * @param kind
	 *            what image
	 * @return the YAML text, lines ended by \n
	 */
	public static String of(Device device, BootMemory memory, Kind kind) {
		return new HabTemplate(device, memory, kind).build();
	}

	private String build() {
		comment(0, "HAB configuration for " + device.name() + ", " + memory.name() + ", "
				+ kind.name().toLowerCase(Locale.ROOT) + ". File names are relative to this file.");
		options();
		comment(0, "the application: ELF, S-record, Intel HEX or binary");
		line(0, "inputImageFile", "application.elf");
		if (kind == Kind.UNSIGNED) {
			line(0, "sections", "[]");
			return text.toString();
		}
		line(0, "sections", "");
		keys();
		if (kind == Kind.ENCRYPTED) {
			encryption();
		}
		commands();
		return text.toString();
	}

	private void options() {
		line(0, "options", "");
		line(1, "family", device.name().toLowerCase(Locale.ROOT));
		comment(1, "0x0 unsigned, 0x8 signed, 0xC signed and encrypted");
		line(1, "flags", kind == Kind.UNSIGNED ? "0x0" : kind == Kind.ENCRYPTED ? "0xC" : "0x8");
		comment(1, start().isPresent() ? "start of the RAM to which the ROM copies the image: " + start().get().name()
				: "start of the flash, in which the image runs");
		line(1, "startAddress", hex(start().map(MemoryRegion::start).orElse(device.flashBase())));
		comment(1, String.format("says that the IVT is at offset 0x%X and the application at 0x%X; instead, ivtOffset"
				+ " and initialLoadSize may say so", memory.ivtOffset(), memory.initialLoadSize()));
		line(1, "bootDevice", memory.name());
		comment(1, "where the program starts; without it, the application says");
		comment(1, "entryPointAddress: " + hex(start().map(MemoryRegion::start).orElse(device.flashBase())
				+ memory.initialLoadSize()));
		comment(1, "device configuration data: registers that the ROM writes before it loads the image");
		comment(1, "DCDFilePath: dcd.bin");
		if (device.xmcd()) {
			comment(1, "external memory configuration data, instead of a DCD");
			comment(1, "XMCDFilePath: xmcd.bin");
		}
		if (kind != Kind.UNSIGNED) {
			comment(1, "day/month/year in UTC; without it, each build signs with its own time");
			comment(1, "signatureTimestamp: '31/05/2026 11:22:33'");
		}
	}

	private void keys() {
		section("Header");
		comment(3, "4.5 for keys on elliptic curves, 4.3 for fast authentication");
		line(3, "Header_Version", kind == Kind.FAST ? "'4.3'" : "'4.2'");
		line(3, "Header_Engine", device.engine());
		section("InstallSRK");
		line(3, "InstallSRK_Table", "crts/SRK_table.bin");
		comment(3, "which super root key of the table signs, 0 to 3");
		line(3, "InstallSRK_SourceIndex", "0");
		if (kind == Kind.FAST) {
			section("InstallNOCAK");
			line(3, "InstallNOCAK_File", "crts/SRK1_sha256_2048_65537_v3_usr_crt.pem");
			section("AuthenticateCSF");
			line(3, "Signer", "keys/SRK1_sha256_2048_65537_v3_usr_key.pem");
			authenticateData(0, "SRK1");
			return;
		}
		section("InstallCSFK");
		line(3, "InstallCSFK_File", "crts/CSF1_1_sha256_2048_65537_v3_usr_crt.pem");
		section("AuthenticateCSF");
		comment(3, "a key file, or 'type=file;file_path=FILE;password=FILE'");
		line(3, "Signer", "keys/CSF1_1_sha256_2048_65537_v3_usr_key.pem");
		section("InstallKey");
		line(3, "InstallKey_File", "crts/IMG1_1_sha256_2048_65537_v3_usr_crt.pem");
		line(3, "InstallKey_VerificationIndex", "0");
		line(3, "InstallKey_TargetIndex", "2");
		authenticateData(2, "IMG1_1");
	}

	private void authenticateData(int slot, String key) {
		section("AuthenticateData");
		line(3, "AuthenticateData_VerificationIndex", Integer.toString(slot));
		line(3, "AuthenticateData_Engine", device.engine());
		line(3, "AuthenticateData_EngineConfiguration", "0");
		line(3, "Signer", "keys/" + key + "_sha256_2048_65537_v3_usr_key.pem");
	}

	private void encryption() {
		section("SecretKey");
		comment(3, "the encryption key: made by each build and saved here, or, with SecretKey_ReuseDek, read");
		line(3, "SecretKey_Name", "dek.bin");
		comment(3, HabEngine.DCP.name().equals(device.engine()) ? "bits; the DCP knows 128 only"
				: "bits: 128, 192 or 256");
		line(3, "SecretKey_Length", "128");
		comment(3, "the part's key that wraps it: 0 or 1 OTPMK, 2 ZMK, 3 CMK");
		line(3, "SecretKey_VerifyIndex", "0");
		line(3, "SecretKey_TargetIndex", "0");
		line(3, "SecretKey_ReuseDek", "false");
		section("Decrypt");
		line(3, "Decrypt_VerifyIndex", "0");
		line(3, "Decrypt_Engine", device.engine());
		line(3, "Decrypt_EngineConfiguration", "0");
		comment(3, "4 to 16, even");
		line(3, "Decrypt_MacBytes", "16");
		comment(3, "without a file, each build makes a new nonce");
		comment(3, "Decrypt_Nonce: nonce.bin");
	}

	private void commands() {
		section("SetEngine");
		line(3, "SetEngine_HashAlgorithm", "sha256");
		line(3, "SetEngine_Engine", device.engine());
		line(3, "SetEngine_EngineConfiguration", "0");
		section("Unlock");
		comment(3, "CAAM: MID, RNG, MFG; SNVS: LP SWR, ZMK WRITE; OCOTP: FIELD RETURN, SRK REVOKE, SCS, JTAG");
		line(3, "Unlock_Engine", "SNVS");
		line(3, "Unlock_Features", "ZMK WRITE");
		comment(3, "FIELD RETURN, SCS and JTAG need the part's id: Unlock_UID: [0x01, 0x23, 0x45, 0x67]");
	}

	/** The largest RAM inside the part, for an image that is copied; empty where it runs in place. */
	private Optional<MemoryRegion> start() {
		if ("flexspi_nor".equals(memory.name())) {
			return Optional.empty();
		}
		return device.memory().stream()
				.filter(region -> region.kind() == MemoryRegion.Kind.OCRAM
						|| region.kind() == MemoryRegion.Kind.DTCM)
				.max((one, other) -> Long.compare(one.size(), other.size()));
	}

	private void section(String name) {
		text.append("  - ").append(name).append(":\n");
	}

	private void line(int depth, String key, String value) {
		text.append("  ".repeat(depth)).append(key).append(value.isEmpty() ? ":" : ": ").append(value).append('\n');
	}

	private void comment(int depth, String words) {
		text.append("  ".repeat(depth)).append("# ").append(words).append('\n');
	}

	private static String hex(long value) {
		return String.format("0x%08X", value);
	}
}
