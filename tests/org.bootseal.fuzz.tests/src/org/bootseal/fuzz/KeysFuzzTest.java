/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.List;

import org.bootseal.core.BadInputException;
import org.bootseal.core.hab.EncryptionKey;
import org.bootseal.core.keys.CertificateFile;
import org.bootseal.core.keys.FileSigner;
import org.bootseal.core.keys.KeyCollection;
import org.bootseal.core.keys.SignerString;
import org.bootseal.core.keys.SrkFormatException;
import org.bootseal.core.keys.SrkTable;
import org.bootseal.core.pkcs11.TokenKey;
import org.bootseal.fuzz.Reading.Bound;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

import com.code_intelligence.jazzer.junit.FuzzTest;

/** Keys, certificates and tables of hashes. */
class KeysFuzzTest {

	/** The readers of certificates and keys keep many objects for each byte of DER. */
	private static final Reading READING = new Reading(new Bound(8 << 20, 4096), BadInputException.class,
			SrkFormatException.class, CertificateException.class);

	@TempDir
	static Path folder;

	private static InputFolder files;
	private static X509Certificate certificate;

	@BeforeAll
	static void prepare() throws Exception {
		files = InputFolder.withCompanions(folder);
		certificate = CertificateFile.read(files.companion("crt.pem"));
	}

	@FuzzTest
	void srkTable(byte[] input) throws Exception {
		READING.check(input.length, () -> {
			SrkTable table = SrkTable.parse(input);
			assertEquals(table, SrkTable.parse(table.encode()));
		});
	}

	@FuzzTest
	void certificate(byte[] input) throws Exception {
		READING.check(input.length, () -> CertificateFile.read(files.put("input.pem", input)));
	}

	@FuzzTest
	void privateKey(byte[] input) throws Exception {
		Path file = files.put("input_key.pem", input);
		READING.check(input.length, () -> FileSigner.open(file, certificate, path -> "seal".toCharArray()));
	}

	@FuzzTest
	void pkcs12(byte[] input) throws Exception {
		Path file = files.put("input.p12", input);
		READING.check(input.length, () -> KeyCollection.read(List.of(file), asked -> "seal".toCharArray()).errors());
	}

	@FuzzTest
	void encryptionKey(byte[] input) throws Exception {
		Path file = files.put("dek.bin", input);
		READING.check(input.length, () -> EncryptionKey.read(file, 128).close());
	}

	@FuzzTest
	void signerText(byte[] input) throws Exception {
		String text = new String(input, StandardCharsets.UTF_8);
		READING.check(input.length, () -> {
			SignerString signer = SignerString.parse(text);
			assertEquals("signer of type " + signer.type(), signer.toString());
			TokenKey.of(signer);
		});
	}
}
