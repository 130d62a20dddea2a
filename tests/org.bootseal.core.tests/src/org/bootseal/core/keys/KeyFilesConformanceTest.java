/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.keys;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.bootseal.core.hab.CaseList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Keys as the reference implementation's test data has them: keys, crts, and gen_hab_certs of many trees. */
@Tag("conformance")
class KeyFilesConformanceTest {

	private static final CaseList CASES = new CaseList("keys");
	private static final String FAST = "rt1060_flashloader_authenticated_nocak";

	@TempDir
	Path target;

	@AfterAll
	static void writeList() throws IOException {
		CASES.write();
	}

	@TestFactory
	Stream<DynamicTest> everyKey() {
		return Stream.of(CASES.test("keys and crts", "every key, plain and encrypted, fits the certificate of its name",
				this::everyPair),
				CASES.test("SRK1 to SRK4 with the table of " + FAST,
						"refused, because its entries 1 to 3 are of SRK3, SRK1 and SRK2", this::tableInAnotherOrder),
				CASES.test("SRK1 to SRK4 in the order of that table", "imported for fast authentication, equal table",
						this::treeForFastAuthentication),
				CASES.test("SRK1 to SRK4 with the table of another tree", "refused, naming each entry",
						this::tableOfAnotherTree),
				CASES.test("all of keys and crts", "refused, naming what belongs to other trees",
						this::manyTreesInOneFolder));
	}

	private void everyPair() throws Exception {
		int pairs = 0;
		try (Stream<Path> files = Files.list(folder().resolve("crts"))) {
			for (Path file : files.sorted().toList()) {
				String name = file.getFileName().toString().replace("_crt.pem", "");
				FileSigner.open(folder().resolve("keys").resolve(name + "_key.pem"), CertificateFile.read(file),
						PasswordSource.NONE);
				FileSigner.open(folder().resolve("keys").resolve(name + "_key_encrypted.pem"),
						CertificateFile.read(file), asked -> "test".toCharArray());
				pairs++;
			}
		}
		assertEquals(18, pairs);
	}

	private static List<Path> roots(String table) {
		List<Path> sources = new ArrayList<>();
		for (int number = 1; number <= 4; number++) {
			String name = "SRK" + number + "_sha256_4096_65537_v3_usr";
			sources.add(folder().resolve("crts").resolve(name + "_crt.pem"));
			sources.add(folder().resolve("keys").resolve(name + "_key.pem"));
		}
		sources.add(folder().resolve(table).resolve("gen_hab_certs/SRK_hash.bin"));
		return sources;
	}

	private void tableInAnotherOrder() throws Exception {
		List<String> errors = KeyCollection.read(roots(FAST), PasswordSource.NONE).errors().orElseThrow().lines()
				.toList();
		assertEquals(3, errors.size());
		assertTrue(errors.get(0).contains("entry 1 of this SRK table is not that of ")
				&& errors.get(0).endsWith("SRK3_sha256_4096_65537_v3_usr_crt.pem"), errors.get(0));
	}

	private void treeForFastAuthentication() throws Exception {
		Path renamed = Files.createDirectories(target.resolve("renamed"));
		List<Integer> order = List.of(3, 1, 2, 4);
		for (int index = 0; index < order.size(); index++) {
			String kind = "_sha256_4096_65537_v3_usr";
			Files.copy(folder().resolve("crts/SRK" + order.get(index) + kind + "_crt.pem"),
					renamed.resolve("SRK" + (index + 1) + kind + "_crt.pem"));
			Files.copy(folder().resolve("keys/SRK" + order.get(index) + kind + "_key.pem"),
					renamed.resolve("SRK" + (index + 1) + kind + "_key.pem"));
		}
		Path table = folder().resolve(FAST).resolve("gen_hab_certs/SRK_hash.bin");
		KeyCollection keys = KeyCollection.read(List.of(renamed, table), PasswordSource.NONE);
		assertEquals(List.of(), keys.findings());
		KeyTree tree = new KeyImport(PasswordSource.NONE, new SecureRandom()).write(keys, target.resolve("tree"));
		assertTrue(tree.isFastAuthentication(3));
		assertArrayEquals(Files.readAllBytes(table),
				Files.readAllBytes(tree.directory().resolve("crts/SRK_table.bin")));
		tree.csfSigner(2, PasswordSource.NONE);
	}

	private void tableOfAnotherTree() throws Exception {
		String errors = KeyCollection.read(roots("rt1165_flashloader_authenticated"), PasswordSource.NONE).errors()
				.orElseThrow();
		assertEquals(4, errors.lines().filter(line -> line.contains("of this SRK table is not that of")).count(),
				errors);
	}

	private void manyTreesInOneFolder() throws Exception {
		KeyCollection keys = KeyCollection.read(List.of(folder()), PasswordSource.NONE);
		String errors = keys.errors().orElseThrow();
		assertTrue(errors.contains("CSF1_1: found several certificates"), errors);
		assertTrue(errors.contains("CSF2_1_sha256_2048_65537_v3_usr_crt.pem: it is not signed by the key of"), errors);
		assertTrue(keys.entries().stream().allMatch(entry -> entry.state() == KeyEntry.State.PLAIN), errors);
	}

	private static Path folder() {
		return Path.of(System.getProperty("bootseal.vectors"), "hab", "export");
	}
}
