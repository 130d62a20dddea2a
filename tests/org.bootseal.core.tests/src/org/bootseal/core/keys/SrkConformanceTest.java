/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.keys;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import org.bootseal.core.BadInputException;
import org.bootseal.core.hab.CaseList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/** SRK tables and fuse hashes of the reference implementation. */
@Tag("conformance")
class SrkConformanceTest {

	private static final CaseList CASES = new CaseList("srk");

	@AfterAll
	static void writeList() throws IOException {
		CASES.write();
	}

	@TestFactory
	Stream<DynamicTest> everyTable() {
		return Stream.of(
				CASES.test(
						"SRK_1_2_3_4_table.bin of SRK1 to SRK4_sha256_4096_65537_v3_ca_crt.pem, SRK_1_2_3_4_fuse.bin",
						"equal", this::tableOfFourRsaCertificates),
				CASES.test("SRK_1_2_H3_H4_table.bin", "equal, and the fuses are those of the whole table",
						this::tableWithTwoHashesHasTheHashOfTheWholeTable),
				CASES.test("SRK_prime256v1_table.bin, SRK_prime256v1_fuse.bin", "equal", this::tableOfEcKeys),
				CASES.test("ecc.crt", "its entry is read back equal", this::entryOfAnEcCertificateWithoutKeyUsage));
	}

	private void tableOfFourRsaCertificates() throws Exception {
		List<X509Certificate> certificates = new ArrayList<>();
		for (int number = 1; number <= 4; number++) {
			certificates
					.add(CertificateFile.read(folder().resolve("SRK" + number + "_sha256_4096_65537_v3_ca_crt.pem")));
		}
		SrkTable table = SrkTable.of(certificates);
		assertArrayEquals(content("SRK_1_2_3_4_table.bin"), table.encode());
		assertArrayEquals(content("SRK_1_2_3_4_fuse.bin"), table.hash());
		assertTrue(table.entries().stream().allMatch(SrkEntry::isCa));
		assertEquals(table, SrkTable.parse(content("SRK_1_2_3_4_table.bin")));
	}

	private void tableWithTwoHashesHasTheHashOfTheWholeTable() throws Exception {
		SrkTable table = SrkTable.read(folder().resolve("SRK_1_2_H3_H4_table.bin"));
		assertEquals(List.of(false, false, true, true), table.entries().stream().map(SrkEntry::isHashOnly).toList());
		assertArrayEquals(content("SRK_1_2_3_4_fuse.bin"), table.hash());
		assertArrayEquals(content("SRK_1_2_H3_H4_table.bin"), table.encode());
		SrkTable whole = SrkTable.read(folder().resolve("SRK_1_2_3_4_table.bin"));
		assertEquals(table, whole.withHashes(Set.of(2, 3)));
		assertEquals(whole.withHashes(Set.of(0, 1, 2, 3)), table.withHashes(Set.of(0, 1, 2)));
	}

	private void tableOfEcKeys() throws Exception {
		SrkTable table = SrkTable.read(folder().resolve("SRK_prime256v1_table.bin"));
		assertArrayEquals(content("SRK_prime256v1_table.bin"), table.encode());
		assertArrayEquals(content("SRK_prime256v1_fuse.bin"), table.hash());
		assertEquals("EC-256", table.entries().get(0).description());
		assertTrue(table.entries().stream().allMatch(entry -> entry.publicKey().isPresent()));
	}

	private void entryOfAnEcCertificateWithoutKeyUsage() throws IOException, BadInputException, SrkFormatException {
		X509Certificate certificate = CertificateFile.read(folder().resolve("ecc.crt"));
		SrkEntry entry = SrkEntry.of(certificate);
		assertFalse(entry.isCa());
		assertEquals(entry, SrkTable.parse(SrkTable.of(List.of(certificate)).encode()).entries().get(0));
	}

	private static byte[] content(String name) throws IOException {
		return Files.readAllBytes(folder().resolve(name));
	}

	private static Path folder() {
		return Path.of(System.getProperty("bootseal.vectors"), "srk");
	}
}
