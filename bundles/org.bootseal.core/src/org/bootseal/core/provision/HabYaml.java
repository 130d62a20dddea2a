/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.provision;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/**
 * The text of one HAB configuration as {@code nxpimage hab export -c} takes it, so that what Bootseal builds can be
 * built without it too.
 *
 * @param comment
 *            what the configuration is for, one line
 * @param family
 *            device name as SPSDK has it, such as "mimxrt1020"
 * @param input
 *            the program, relative to the configuration
 * @param startAddress
 *            first address of the image in the target memory
 * @param ivtOffset
 *            offset of the IVT from there
 * @param initialLoadSize
 *            offset of the program from there
 * @param entryPoint
 *            address of the first instruction; empty to take it from the program
 * @param timestamp
 *            signing time, "DD/MM/YYYY HH:MM:SS"; empty for the time of the build
 * @param signing
 *            what signs it; empty for an unsigned image
 * @param encryption
 *            how the program is encrypted; only with what signs it
 * @param configuration
 *            DCD or XMCD with its key, as the line that says it; empty without
 */
record HabYaml(String comment, String family, String input, long startAddress, long ivtOffset, long initialLoadSize,
		Optional<Long> entryPoint, Optional<String> timestamp, Optional<Signing> signing,
		Optional<Encryption> encryption, Optional<String> configuration) {

	private static final int FLAGS_AUTHENTICATED = 0x8;
	private static final int FLAGS_ENCRYPTED = 0xC;

	/**
	 * @param keyFile
	 *            the encryption key, relative to the configuration
	 * @param bits
	 *            its length
	 * @param keyBlob
	 *            address of the key blob; empty for its place behind the CSF
	 */
	record Encryption(String keyFile, int bits, Optional<Long> keyBlob) {
	}

	/**
	 * @param engine
	 *            HAB engine of the device, such as "DCP"
	 * @param srkTable
	 *            the SRK table, relative to the configuration
	 * @param srkIndex
	 *            which SRK of the table, 0 to 3
	 * @param csfCertificate
	 *            certificate of the CSF key
	 * @param csfKey
	 *            the CSF key
	 * @param imgCertificate
	 *            certificate of the image key
	 * @param imgKey
	 *            the image key
	 * @param version
	 *            HAB version byte, such as 0x42
	 * @param fast
	 *            whether the SRK signs itself (fast authentication); it stands in place of both keys
	 */
	record Signing(String engine, String srkTable, int srkIndex, String csfCertificate, String csfKey,
			String imgCertificate, String imgKey, int version, boolean fast) {
	}

	/**
	 * @param file
	 *            a file that a configuration names
	 * @param folder
	 *            the folder of the configuration
	 * @return the file's path as the configuration writes it: relative where that is possible, with slashes
	 */
	static String relative(Path file, Path folder) {
		Path absolute = file.toAbsolutePath().normalize();
		Path from = folder.toAbsolutePath().normalize();
		boolean sameRoot = absolute.getRoot() != null && absolute.getRoot().equals(from.getRoot());
		return (sameRoot ? from.relativize(absolute) : absolute).toString().replace('\\', '/');
	}

	/** @return the YAML text, lines ended by \n */
	String text() {
		StringBuilder yaml = new StringBuilder();
		yaml.append("# ").append(comment).append("\n");
		yaml.append("inputImageFile: ").append(quoted(input)).append("\n");
		yaml.append("options:\n");
		line(yaml, 1, "family", family);
		line(yaml, 1, "flags",
				hex(encryption.isPresent() ? FLAGS_ENCRYPTED : signing.isPresent() ? FLAGS_AUTHENTICATED : 0));
		line(yaml, 1, "startAddress", hex(startAddress));
		line(yaml, 1, "ivtOffset", hex(ivtOffset));
		line(yaml, 1, "initialLoadSize", hex(initialLoadSize));
		entryPoint.ifPresent(address -> line(yaml, 1, "entryPointAddress", hex(address)));
		timestamp.ifPresent(time -> line(yaml, 1, "signatureTimestamp", quoted(time)));
		configuration.ifPresent(line -> yaml.append("  ").append(line).append("\n"));
		if (signing.isEmpty()) {
			yaml.append("sections: []\n");
		} else {
			yaml.append("sections:\n");
			sections(yaml, signing.get());
		}
		return yaml.toString();
	}

	private static void encrypt(StringBuilder yaml, String engine, Encryption encryption) {
		section(yaml, "SecretKey");
		line(yaml, 3, "SecretKey_Name", quoted(encryption.keyFile()));
		line(yaml, 3, "SecretKey_Length", Integer.toString(encryption.bits()));
		line(yaml, 3, "SecretKey_VerifyIndex", "0");
		line(yaml, 3, "SecretKey_TargetIndex", "0");
		line(yaml, 3, "SecretKey_ReuseDek", "true");
		encryption.keyBlob().ifPresent(address -> line(yaml, 3, "SecretKey_BlobAddress", hex(address)));
		section(yaml, "Decrypt");
		line(yaml, 3, "Decrypt_VerifyIndex", "0");
		line(yaml, 3, "Decrypt_Engine", engine);
		line(yaml, 3, "Decrypt_EngineConfiguration", "0");
		line(yaml, 3, "Decrypt_MacBytes", "16");
	}

	private void sections(StringBuilder yaml, Signing signing) {
		section(yaml, "Header");
		line(yaml, 3, "Header_Version",
				"\"" + (signing.version() >> 4) + "." + (signing.version() & 0xF) + "\"");
		line(yaml, 3, "Header_HashAlgorithm", "sha256");
		line(yaml, 3, "Header_Engine", signing.engine());
		line(yaml, 3, "Header_EngineConfiguration", "0");
		line(yaml, 3, "Header_CertificateFormat", "x509");
		line(yaml, 3, "Header_SignatureFormat", "CMS");
		section(yaml, "InstallSRK");
		line(yaml, 3, "InstallSRK_Table", quoted(signing.srkTable()));
		line(yaml, 3, "InstallSRK_SourceIndex", Integer.toString(signing.srkIndex()));
		String csfKey = signing.fast() ? "InstallNOCAK" : "InstallCSFK";
		section(yaml, csfKey);
		line(yaml, 3, csfKey + "_File", quoted(signing.csfCertificate()));
		line(yaml, 3, csfKey + "_CertificateFormat", "x509");
		section(yaml, "AuthenticateCSF");
		line(yaml, 3, "Signer", quoted(signing.csfKey()));
		if (!signing.fast()) {
			section(yaml, "InstallKey");
			line(yaml, 3, "InstallKey_File", quoted(signing.imgCertificate()));
			line(yaml, 3, "InstallKey_VerificationIndex", "0");
			line(yaml, 3, "InstallKey_TargetIndex", "2");
		}
		section(yaml, "AuthenticateData");
		line(yaml, 3, "AuthenticateData_VerificationIndex", signing.fast() ? "0" : "2");
		line(yaml, 3, "AuthenticateData_Engine", signing.engine());
		line(yaml, 3, "AuthenticateData_EngineConfiguration", "0");
		line(yaml, 3, "Signer", quoted(signing.imgKey()));
		encryption.ifPresent(how -> encrypt(yaml, signing.engine(), how));
		section(yaml, "SetEngine");
		line(yaml, 3, "SetEngine_HashAlgorithm", "sha256");
		line(yaml, 3, "SetEngine_Engine", signing.engine());
		line(yaml, 3, "SetEngine_EngineConfiguration", "0");
		section(yaml, "Unlock");
		line(yaml, 3, "Unlock_Engine", "SNVS");
		line(yaml, 3, "Unlock_Features", "ZMK WRITE");
	}

	private static void section(StringBuilder yaml, String name) {
		yaml.append("  - ").append(name).append(":\n");
	}

	private static void line(StringBuilder yaml, int depth, String key, String value) {
		yaml.append("  ".repeat(depth)).append(key).append(": ").append(value).append("\n");
	}

	private static String hex(long value) {
		return String.format(Locale.ROOT, "0x%X", value);
	}

	static String quoted(String text) {
		return "'" + text.replace("'", "''") + "'";
	}
}
