/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;

import org.bootseal.core.BadInputException;
import org.bootseal.core.CancelledException;
import org.bootseal.core.Progress;
import org.bootseal.core.keys.KeyKind;
import org.bootseal.core.keys.KeyTree;
import org.bootseal.core.keys.KeyTreeSpec;

/** A folder with what a signed image is made of: an application, keys without passwords, and a configuration. */
final class SigningWorkspace {

	private SigningWorkspace() {
	}

	/**
	 * Fills a folder for the command that releng/bench times.
	 *
	 * @param arguments
	 *            the folder, which is made
	 */
	public static void main(String[] arguments) throws IOException, BadInputException, CancelledException {
		Path folder = Files.createDirectories(Path.of(arguments[0]).toAbsolutePath());
		Path application = folder.resolve("application.srec");
		Files.write(application, Application.ofLength(1 << 20).asSrec());
		KeyTree keys = createKeys(folder.resolve("keys"));
		Files.writeString(folder.resolve("image.yaml"), configuration(application, keys));
	}

	/** One super root key with its CSF and image keys. */
	static KeyTree createKeys(Path folder) throws IOException, BadInputException, CancelledException {
		KeyTreeSpec spec = KeyTreeSpec.of(folder).withKind(KeyKind.RSA_2048).withSrkCount(1);
		return KeyTree.create(spec, new char[0], new SecureRandom(), Clock.systemUTC(), Progress.NONE);
	}

	private static String configuration(Path application, KeyTree keys) throws BadInputException {
		Path table = keys.directory().resolve(KeyTree.CERTIFICATES).resolve(KeyTree.SRK_TABLE);
		return """
				options:
				  family: mimxrt1020
				  flags: 0x8
				  startAddress: 0x60000000
				  bootDevice: flexspi_nor
				inputImageFile: %s
				sections:
				  - Header:
				      Header_Version: "4.2"
				      Header_HashAlgorithm: sha256
				      Header_Engine: DCP
				      Header_EngineConfiguration: 0
				      Header_CertificateFormat: x509
				      Header_SignatureFormat: CMS
				  - InstallSRK:
				      InstallSRK_Table: %s
				      InstallSRK_SourceIndex: 0
				  - InstallCSFK:
				      InstallCSFK_File: %s
				      InstallCSFK_CertificateFormat: x509
				  - AuthenticateCSF:
				      Signer: type=file;file_path=%s
				  - InstallKey:
				      InstallKey_File: %s
				      InstallKey_VerificationIndex: 0
				      InstallKey_TargetIndex: 2
				  - AuthenticateData:
				      AuthenticateData_VerificationIndex: 2
				      AuthenticateData_Engine: DCP
				      AuthenticateData_EngineConfiguration: 0
				      Signer: type=file;file_path=%s
				""".formatted(application, table, keys.csfCertificateFile(0), keys.csfKeyFile(0),
				keys.imageCertificateFile(0), keys.imageKeyFile(0));
	}
}
