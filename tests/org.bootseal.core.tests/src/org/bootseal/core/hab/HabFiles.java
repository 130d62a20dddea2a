/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.hab;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.bootseal.core.BadInputException;
import org.bootseal.core.device.DeviceCatalogue;
import org.bootseal.core.keys.PasswordSource;
import org.bootseal.core.keys.TestKeys;

/** HAB configurations in a folder with the keys and the application that they name. */
record HabFiles(Path folder) {

	static final String SIGNED = """
			options:
			  flags: 8
			  family: MIMXRT1020
			  startAddress: 0x60000000
			  bootDevice: flexspi_nor
			  signatureTimestamp: 04/03/2026 05:06:07
			inputImageFile: app.bin
			sections:
			  - Header:
			      Header_Version: '4.2'
			      Header_HashAlgorithm: sha256
			      Header_Engine: DCP
			      Header_EngineConfiguration: 0
			      Header_CertificateFormat: x509
			      Header_SignatureFormat: CMS
			  - InstallSRK:
			      InstallSRK_Table: crts\\SRK_table.bin
			      InstallSRK_SourceIndex: 0
			  - InstallCSFK:
			      InstallCSFK_File: crts/CSF1_1_sha256_2048_65537_v3_usr_crt.pem
			      InstallCSFK_CertificateFormat: X509
			  - AuthenticateCSF:
			      Signer: keys/CSF1_1_sha256_2048_65537_v3_usr_key.pem
			  - InstallKey:
			      InstallKey_File: crts/IMG1_1_sha256_2048_65537_v3_usr_crt.pem
			      InstallKey_VerificationIndex: 0
			      InstallKey_TargetIndex: 2
			  - AuthenticateData:
			      AuthenticateData_VerificationIndex: 2
			      AuthenticateData_Engine: DCP
			      AuthenticateData_EngineConfiguration: '0'
			      Signer: type=file;file_path=keys/IMG1_1_sha256_2048_65537_v3_usr_key.pem
			""";

	static final String UNSIGNED = """
			options:
			  flags: 0
			  family: rt102x
			  startAddress: 1610612736
			  bootDevice: flexspi_nor
			inputImageFile: app.bin
			sections: []
			""";

	/** Copies the keys and the application that the configurations name into a folder that is empty yet. */
	static HabFiles in(Path folder) throws IOException {
		for (String name : List.of("crts", "keys")) {
			Files.createDirectory(folder.resolve(name));
			try (var files = Files.list(TestKeys.folder().resolve(name))) {
				for (Path file : files.toList()) {
					Files.copy(file, folder.resolve(name).resolve(file.getFileName()));
				}
			}
		}
		Files.write(folder.resolve("app.bin"), TestImages.application(3000, TestImages.APPLICATION));
		return new HabFiles(folder);
	}

	/** The signed configuration without a section. */
	static String without(String section) {
		return SIGNED.replaceFirst("(?m)^  - " + section + ":\n(      .*\n)+", "");
	}

	HabConfiguration read(String text) throws Exception {
		Files.writeString(yaml(), text);
		return HabConfiguration.read(yaml(), DeviceCatalogue.builtIn());
	}

	HabImage build(HabConfiguration configuration) throws Exception {
		return TestImages.build(configuration.recipe(PasswordSource.NONE));
	}

	/** The sentence behind the name of the file. */
	String refusal(String text) {
		String message = assertThrows(BadInputException.class, () -> build(read(text))).getMessage();
		assertTrue(message.startsWith(yaml() + ": "), message);
		return message.substring((yaml() + ": ").length());
	}

	String at(int line, int column, String message) {
		return yaml() + ": line " + line + ", column " + column + ": " + message;
	}

	Path yaml() {
		return folder.resolve("config.yaml");
	}
}
