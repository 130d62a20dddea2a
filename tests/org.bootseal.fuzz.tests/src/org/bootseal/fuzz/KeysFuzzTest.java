/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;

import org.bootseal.core.BadInputException;
import org.bootseal.core.keys.CertificateFile;
import org.bootseal.core.keys.FileSigner;
import org.bootseal.core.keys.SrkFormatException;
import org.bootseal.core.keys.SrkTable;
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
		files = new InputFolder(folder);
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
}
