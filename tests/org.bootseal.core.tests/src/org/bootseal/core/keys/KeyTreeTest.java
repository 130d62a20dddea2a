/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.keys;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.bootseal.core.BadInputException;
import org.bootseal.core.CancelledException;
import org.bootseal.core.Progress;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeyTreeTest {

	private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-02-03T04:05:06Z"), ZoneOffset.UTC);
	private static final String PASSWORD = "pa55 wörd";

	@TempDir
	static Path shared;
	private static KeyTree made;

	/** One tree of one root for all tests, since making keys takes time. */
	@BeforeAll
	static void makeTree() throws Exception {
		made = KeyTree.create(KeyTreeSpec.of(shared.resolve("made")).withSrkCount(1), PASSWORD.toCharArray(),
				new SecureRandom(), CLOCK, Progress.NONE);
	}

	@Test
	void filesHaveTheNamesOfCst() throws IOException {
		assertEquals(List.of("CSF1_1_sha256_2048_65537_v3_usr_crt.pem", "IMG1_1_sha256_2048_65537_v3_usr_crt.pem",
				"SRK1_sha256_2048_65537_v3_ca_crt.pem", "SRK_fuses.bin", "SRK_table.bin"), names("crts"));
		assertEquals(List.of("CSF1_1_sha256_2048_65537_v3_usr_key.pem", "IMG1_1_sha256_2048_65537_v3_usr_key.pem",
				"SRK1_sha256_2048_65537_v3_ca_key.pem", "serial"), names("keys"));
		assertEquals("1234567B", Files.readString(made.directory().resolve("keys/serial")).strip());
		try (Stream<Path> left = Files.list(made.directory())) {
			assertEquals(2, left.count(), "nothing but the two folders");
		}
	}

	@Test
	void rootCertifiesItselfAndTheOthers() throws Exception {
		X509Certificate root = made.srkCertificates().get(0);
		root.verify(root.getPublicKey());
		assertEquals("CN=SRK1_sha256_2048_65537_v3_ca", root.getSubjectX500Principal().getName());
		assertTrue(root.getBasicConstraints() >= 0);
		assertTrue(root.getKeyUsage()[5]);
		assertEquals(Instant.parse("2036-02-03T04:05:06Z"), root.getNotAfter().toInstant());
		for (Path file : List.of(made.csfCertificateFile(0), made.imageCertificateFile(0))) {
			X509Certificate leaf = CertificateFile.read(file);
			leaf.verify(root.getPublicKey());
			assertEquals(-1, leaf.getBasicConstraints());
			assertEquals(3, leaf.getVersion());
		}
		assertEquals(0x12345678L, root.getSerialNumber().longValue());
		assertEquals(0x1234567AL, CertificateFile.read(made.imageCertificateFile(0)).getSerialNumber().longValue());
	}

	@Test
	void openSslAcceptsChainAndEncryptedKey() throws Exception {
		OpenSsl.run(made.directory(), "verify", "-CAfile", "crts/SRK1_sha256_2048_65537_v3_ca_crt.pem",
				"crts/CSF1_1_sha256_2048_65537_v3_usr_crt.pem", "crts/IMG1_1_sha256_2048_65537_v3_usr_crt.pem");
		Path password = Files.writeString(shared.resolve("password.txt"), PASSWORD);
		OpenSsl.run(made.directory(), "pkey", "-in", "keys/CSF1_1_sha256_2048_65537_v3_usr_key.pem", "-noout", "-check",
				"-passin", "file:" + password);
	}

	@Test
	void keysOpenWithTheirPasswordOnly() throws Exception {
		assertEquals(256, made.csfSigner(0, file -> PASSWORD.toCharArray()).sign(new byte[3]).length);
		BadInputException wrong = assertThrows(BadInputException.class,
				() -> made.csfSigner(0, file -> "wrong".toCharArray()));
		assertEquals(made.csfKeyFile(0) + ": the password of this private key is wrong, or the file is damaged",
				wrong.getMessage());
		BadInputException none = assertThrows(BadInputException.class, () -> made.imageSigner(0, PasswordSource.NONE));
		assertEquals(made.imageKeyFile(0) + ": this private key is encrypted and no password was given",
				none.getMessage());
	}

	@Test
	void passwordIsClearedAfterUse() throws Exception {
		char[] password = PASSWORD.toCharArray();
		made.csfSigner(0, file -> password);
		assertArrayEquals(new char[password.length], password);
	}

	@Test
	void onlyTheOwnerReadsKeys() throws IOException, BadInputException {
		assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(made.csfKeyFile(0))));
		assertEquals("rwx------",
				PosixFilePermissions.toString(Files.getPosixFilePermissions(made.csfKeyFile(0).getParent())));
	}

	@Test
	void tableAndFusesAreThoseOfTheCertificates() throws Exception {
		SrkTable table = SrkTable.read(made.directory().resolve("crts/SRK_table.bin"));
		assertEquals(made.srkTable(), table);
		assertTrue(table.entries().get(0).isCa());
		assertEquals("RSA-2048", table.entries().get(0).description());
		assertArrayEquals(table.hash(), Files.readAllBytes(made.directory().resolve("crts/SRK_fuses.bin")));
	}

	@ParameterizedTest
	@CsvSource({ "keys", "crts" })
	void nothingIsOverwritten(String existing, @TempDir Path folder) throws IOException {
		Path kept = Files.createDirectory(folder.resolve(existing)).resolve("mine.pem");
		Files.writeString(kept, "mine");
		BadInputException refused = assertThrows(BadInputException.class, () -> KeyTree.create(KeyTreeSpec.of(folder),
				new char[0], new SecureRandom(), CLOCK, Progress.NONE));
		assertEquals(folder.resolve(existing)
				+ ": this exists already, expected a place without it; keys are never overwritten",
				refused.getMessage());
		assertEquals("mine", Files.readString(kept));
		try (Stream<Path> left = Files.list(folder)) {
			assertEquals(1, left.count());
		}
	}

	@Test
	void cancelLeavesNothingBehind(@TempDir Path folder) throws IOException {
		Progress cancelledAfterOne = new Progress() {
			private long keys;

			@Override
			public void bytes(long done, long total) {
				keys = done;
				assertEquals(12, total);
			}

			@Override
			public boolean isCancelled() {
				return keys == 1;
			}
		};
		assertThrows(CancelledException.class, () -> KeyTree.create(KeyTreeSpec.of(folder), new char[0],
				new SecureRandom(), CLOCK, cancelledAfterOne));
		try (Stream<Path> left = Files.list(folder)) {
			assertEquals(0, left.count());
		}
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "5|10||1|found 5 super root keys, expected 1 to 4",
			"0|10||1|found 0 super root keys, expected 1 to 4", "4|0||1|found a validity of 0 years, expected 1 to 100",
			"4|10||0|found serial number 0, expected 1 to 2147483635",
			"4|10||2147483640|found serial number 2147483640, expected 1 to 2147483635",
			"4|10|a,CN=b|1|found the name prefix \"a,CN=b\", expected at most 32 letters, digits, blanks, dots, underscores and hyphens" })
	void valuesOutOfRangeAreRefused(int count, int years, String prefix, long serial, String message) {
		assertRefused(new KeyTreeSpec(shared.resolve("never"), KeyKind.RSA_2048, count, false, Validity.ofYears(years),
				prefix == null ? "" : prefix, serial), message);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = {
			"2027-01-01T00:00:00Z|2026-12-31T00:00:00Z|found a validity from 2027-01-01T00:00:00Z until 2026-12-31T00:00:00Z, expected an end after the start",
			"|2026-02-03T04:05:06Z|found a validity from 2026-02-03T04:05:06Z until 2026-02-03T04:05:06Z, expected an end after the start",
			"1949-12-31T00:00:00Z||found a validity from 1949-12-31T00:00:00Z until 1959-12-31T00:00:00Z, expected one between the years 1950 and 9999",
			"+999999-01-01T00:00:00Z||found a validity from +999999-01-01T00:00:00Z until +1000009-01-01T00:00:00Z, expected one between the years 1950 and 9999" })
	void impossibleValiditiesAreRefused(Instant from, Instant until, String message) {
		Validity validity = new Validity(Optional.ofNullable(from), Optional.ofNullable(until), 10);
		assertRefused(new KeyTreeSpec(shared.resolve("never"), KeyKind.P256, 1, false, validity, "", 1), message);
	}

	private static void assertRefused(KeyTreeSpec spec, String message) {
		BadInputException refused = assertThrows(BadInputException.class,
				() -> KeyTree.create(spec, new char[0], new SecureRandom(), CLOCK, Progress.NONE));
		assertEquals(message, refused.getMessage());
		assertFalse(Files.exists(shared.resolve("never")));
	}

	@ParameterizedTest
	@CsvSource({ "RSA_1024, 1024_65537, RSA-1024", "P256, prime256v1, EC-256", "P384, secp384r1, EC-384",
			"P521, secp521r1, EC-521" })
	void otherKindsHaveTheNamesOfCstToo(KeyKind kind, String name, String entry, @TempDir Path folder)
			throws Exception {
		KeyTree tree = KeyTree.create(KeyTreeSpec.of(folder).withKind(kind).withSrkCount(2), new char[0],
				new SecureRandom(), CLOCK, Progress.NONE);
		assertEquals(folder.resolve("crts/CSF2_1_sha256_" + name + "_v3_usr_crt.pem"), tree.csfCertificateFile(1));
		assertEquals(folder.resolve("keys/IMG1_1_sha256_" + name + "_v3_usr_key.pem"), tree.imageKeyFile(0));
		assertEquals(entry, tree.srkTable().entries().get(1).description());
		assertEquals(Optional.of(kind), KeyKind.of(tree.srkCertificates().get(0).getPublicKey()));
		CertificateFile.read(tree.imageCertificateFile(1)).verify(tree.srkCertificates().get(1).getPublicKey());
		tree.csfSigner(0, PasswordSource.NONE);
		OpenSsl.run(folder, "verify", "-CAfile", "crts/SRK2_sha256_" + name + "_v3_ca_crt.pem",
				"crts/CSF2_1_sha256_" + name + "_v3_usr_crt.pem");
	}

	@Test
	void fastAuthenticationHasRootsOnlyWhichAreNoCas(@TempDir Path folder) throws Exception {
		KeyTree tree = KeyTree.create(KeyTreeSpec.of(folder).withKind(KeyKind.P256).withFastAuthentication(),
				new char[0], new SecureRandom(), CLOCK, Progress.NONE);
		assertTrue(tree.isFastAuthentication(3));
		assertFalse(made.isFastAuthentication(0));
		assertEquals(folder.resolve("crts/SRK4_sha256_prime256v1_v3_usr_crt.pem"), tree.csfCertificateFile(3));
		assertEquals(tree.csfKeyFile(3), tree.imageKeyFile(3));
		assertFalse(tree.srkTable().entries().get(0).isCa());
		assertEquals(-1, tree.srkCertificates().get(0).getBasicConstraints());
		assertEquals(tree.srkCertificates().get(3), tree.imageSigner(3, PasswordSource.NONE).certificate());
		assertEquals("1234567C", Files.readString(folder.resolve("keys/serial")).strip());
	}

	@Test
	void validityAndSerialAreThoseAskedFor(@TempDir Path folder) throws Exception {
		Instant from = Instant.parse("2030-01-02T00:00:00Z");
		Instant until = Instant.parse("2070-03-04T23:59:59Z");
		KeyTree tree = KeyTree.create(
				new KeyTreeSpec(folder, KeyKind.P256, 1, false,
						new Validity(Optional.of(from), Optional.of(until), 10), "Acme ", 0x100),
				new char[0], new SecureRandom(), CLOCK, Progress.NONE);
		X509Certificate csf = CertificateFile.read(tree.csfCertificateFile(0));
		assertEquals(from, csf.getNotBefore().toInstant());
		assertEquals(until, csf.getNotAfter().toInstant());
		assertEquals(0x101, csf.getSerialNumber().intValue());
		assertEquals("CN=Acme CSF1_1_sha256_prime256v1_v3_usr", csf.getSubjectX500Principal().getName());
	}

	@Test
	void folderWithoutTreeIsRefused(@TempDir Path folder) throws IOException {
		assertEquals(folder + ": found no folder \"crts\", expected a key tree",
				assertThrows(BadInputException.class, () -> KeyTree.open(folder)).getMessage());
		Files.createDirectory(folder.resolve("crts"));
		assertEquals(folder.resolve("crts") + ": found no certificate of SRK1, expected SRK1_..._crt.pem",
				assertThrows(BadInputException.class, () -> KeyTree.open(folder)).getMessage());
	}

	@Test
	void missingIndexIsNamed() throws Exception {
		KeyTree tree = TestKeys.tree();
		assertEquals(2, tree.srkCertificates().size());
		assertEquals(tree.directory() + ": found SRK index 2, expected one of the 2 indices from 0",
				assertThrows(BadInputException.class, () -> tree.csfKeyFile(2)).getMessage());
	}

	private static List<String> names(String folder) throws IOException {
		try (Stream<Path> files = Files.list(made.directory().resolve(folder))) {
			return files.map(file -> file.getFileName().toString()).sorted().toList();
		}
	}
}
