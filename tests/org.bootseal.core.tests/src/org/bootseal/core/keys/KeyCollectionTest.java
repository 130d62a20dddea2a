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
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import org.bootseal.core.BadInputException;
import org.bootseal.core.Progress;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyCollectionTest {

	private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-02-03T04:05:06Z"), ZoneOffset.UTC);
	private static final String PASSWORD = "Secret of CST";
	private static final String SRK1 = "SRK1_sha256_prime256v1_v3_ca";
	private static final String CSF1 = "CSF1_1_sha256_prime256v1_v3_usr";
	private static final String IMG2 = "IMG2_1_sha256_prime256v1_v3_usr";

	@TempDir
	static Path shared;

	@TempDir
	Path folder;
	private Path tree;

	/** One tree of two curves, and one that is encrypted; tests change copies. */
	@BeforeAll
	static void makeTrees() throws Exception {
		KeyTreeSpec spec = KeyTreeSpec.of(shared.resolve("plain")).withKind(KeyKind.P256).withSrkCount(2);
		KeyTree.create(spec, new char[0], new SecureRandom(), CLOCK, Progress.NONE);
		KeyTree.create(KeyTreeSpec.of(shared.resolve("locked")).withKind(KeyKind.P256).withSrkCount(1),
				PASSWORD.toCharArray(), new SecureRandom(), CLOCK, Progress.NONE);
	}

	@BeforeEach
	void copy() throws IOException {
		tree = copied("plain");
	}

	private Path copied(String name) throws IOException {
		Path from = shared.resolve(name);
		Path to = folder.resolve(name);
		try (Stream<Path> files = Files.walk(from)) {
			for (Path file : files.toList()) {
				Files.copy(file, to.resolve(from.relativize(file).toString()));
			}
		}
		return to;
	}

	private Path certificate(String name) {
		return tree.resolve("crts").resolve(name + "_crt.pem");
	}

	private Path key(String name) {
		return tree.resolve("keys").resolve(name + "_key.pem");
	}

	private static KeyCollection read(Path... sources) throws Exception {
		return KeyCollection.read(List.of(sources), PasswordSource.NONE);
	}

	private static void assertErrors(KeyCollection keys, String... expected) {
		assertEquals(String.join("\n", expected), keys.errors().orElse(""));
	}

	@Test
	void wholeTreeIsRecognised() throws Exception {
		KeyCollection keys = read(tree);
		assertErrors(keys);
		assertEquals("[SRK1, CSF1_1, IMG1_1, SRK2, CSF2_1, IMG2_1]",
				keys.entries().stream().map(KeyEntry::place).toList().toString());
		assertTrue(keys.entries().stream().allMatch(entry -> entry.state() == KeyEntry.State.PLAIN));
		assertEquals(KeyTree.open(tree).srkTable(), keys.table().orElseThrow());
		assertEquals(List.of(), keys.findings());
		assertEquals(64, keys.entries().get(0).fingerprint().length());
	}

	@ParameterizedTest
	@ValueSource(strings = { "keys", "crts" })
	void onePartOfTheTreeStandsForAll(String part) throws Exception {
		assertEquals(6, read(tree.resolve(part)).entries().size());
	}

	@Test
	void namesOfTablesAndDerAreThoseOfOtherTools() throws Exception {
		// MCUXpresso Secure Provisioning: gen_hab_certs/SRK_hash.bin is the table; CST: every file also in DER
		Files.createDirectory(tree.resolve("gen_hab_certs"));
		Files.move(tree.resolve("crts/SRK_table.bin"), tree.resolve("gen_hab_certs/SRK_hash.bin"));
		Files.move(tree.resolve("crts/SRK_fuses.bin"), tree.resolve("gen_hab_certs/SRK_fuses.bin"));
		OpenSsl.run(tree, "x509", "-in", "crts/" + CSF1 + "_crt.pem", "-outform", "DER", "-out",
				"crts/" + CSF1 + "_crt.der");
		OpenSsl.run(tree, "pkcs8", "-topk8", "-nocrypt", "-in", "keys/" + CSF1 + "_key.pem", "-outform", "DER", "-out",
				"keys/" + CSF1 + "_key.der");
		KeyCollection keys = read(tree);
		assertErrors(keys);
		assertEquals(List.of(), keys.findings());
		assertEquals(6, keys.entries().size());
		Files.delete(certificate(CSF1));
		Files.delete(key(CSF1));
		KeyTree imported = new KeyImport(PasswordSource.NONE, new SecureRandom()).write(read(tree),
				folder.resolve("new"));
		imported.csfSigner(0, PasswordSource.NONE);
	}

	@Test
	void importMakesTheSameTree() throws Exception {
		KeyTree imported = new KeyImport(PasswordSource.NONE, new SecureRandom()).write(read(tree),
				folder.resolve("new"));
		try (Stream<Path> files = Files.walk(tree)) {
			for (Path file : files.filter(Files::isRegularFile).toList()) {
				assertArrayEquals(Files.readAllBytes(file),
						Files.readAllBytes(imported.directory().resolve(tree.relativize(file).toString())),
						file.toString());
			}
		}
		assertThrows(BadInputException.class,
				() -> new KeyImport(PasswordSource.NONE, new SecureRandom()).write(read(tree), folder.resolve("new")));
	}

	@Test
	void filesUnderOtherNamesAreRecognisedByTheirContent() throws Exception {
		Path loose = Files.createDirectory(folder.resolve("loose"));
		Files.move(certificate(SRK1), loose.resolve("a.crt"));
		Files.move(tree.resolve("crts/SRK2_sha256_prime256v1_v3_ca_crt.pem"), loose.resolve("b.crt"));
		Files.move(key(SRK1), loose.resolve("c.pem"));
		KeyCollection keys = read(tree, loose);
		assertErrors(keys);
		assertEquals(Optional.of(loose.resolve("c.pem")), keys.entries().get(0).keyFile());
	}

	@Test
	void missingFilesAreNamed() throws Exception {
		Files.delete(key(CSF1));
		Files.delete(certificate(IMG2));
		Files.delete(key(SRK1));
		KeyCollection keys = read(tree);
		assertErrors(keys, certificate(CSF1) + ": the private key of CSF1_1 is missing",
				"SRK2: found the certificate of CSF2_1, but that of IMG2_1 is missing");
		assertTrue(keys.findings().contains(new KeyCollection.Finding(false, certificate(SRK1)
				+ ": the private key of SRK1 is missing; signing images does not take it")));
		assertTrue(keys.findings().contains(
				new KeyCollection.Finding(false,
						key(IMG2) + ": this private key belongs to none of the certificates")));
		BadInputException refused = assertThrows(BadInputException.class,
				() -> new KeyImport(PasswordSource.NONE, new SecureRandom()).write(keys, folder.resolve("new")));
		assertEquals(keys.errors().orElseThrow(), refused.getMessage());
		assertFalse(Files.exists(folder.resolve("new")));
	}

	@Test
	void missingRootsAreNamed() throws Exception {
		Files.delete(certificate(SRK1));
		assertErrors(read(tree),
				certificate(CSF1) + ": it is issued by CN=SRK1_sha256_prime256v1_v3_ca, but the certificate of SRK1"
						+ " is missing",
				certificate("IMG1_1_sha256_prime256v1_v3_usr")
						+ ": it is issued by CN=SRK1_sha256_prime256v1_v3_ca, but the certificate of SRK1 is missing",
				"the certificate of SRK1 is missing, expected numbers from 1 without a gap",
				tree.resolve("crts/SRK_table.bin")
						+ ": this SRK table has 2 entries, but there are 1 certificates of super root keys",
				tree.resolve("crts/SRK_fuses.bin") + ": this is not the hash of the SRK table of the certificates");
	}

	@Test
	void swappedKeysAreFound() throws Exception {
		Files.copy(key(IMG2), key(CSF1), StandardCopyOption.REPLACE_EXISTING);
		Files.delete(key(IMG2));
		KeyCollection keys = read(tree);
		assertErrors(keys, key(CSF1) + ": this private key does not belong to the certificate " + certificate(CSF1));
		assertEquals(Optional.of(key(CSF1)), keys.entries().get(5).keyFile(), "the key of IMG2_1 is found there");
	}

	@Test
	void swappedCertificatesAreFound() throws Exception {
		Path other = certificate("CSF2_1_sha256_prime256v1_v3_usr");
		Path kept = folder.resolve("kept");
		Files.move(other, kept);
		Files.move(certificate(CSF1), other);
		Files.move(kept, certificate(CSF1));
		String errors = read(tree).errors().orElseThrow();
		assertTrue(errors.contains(certificate(CSF1) + ": it is not signed by the key of " + certificate(SRK1)
				+ ", expected CSF1_1 to be issued by SRK1"), errors);
	}

	@Test
	void otherTablesAndHashesAreFound() throws Exception {
		SrkTable whole = KeyTree.open(tree).srkTable();
		byte[] table = whole.encode();
		table[table.length - 1] ^= 1;
		Files.write(tree.resolve("crts/SRK_table.bin"), table);
		byte[] hash = whole.hash();
		hash[0] ^= 1;
		Files.write(tree.resolve("crts/SRK_fuses.bin"), hash);
		assertErrors(read(tree),
				tree.resolve("crts/SRK_table.bin") + ": entry 2 of this SRK table is not that of "
						+ certificate("SRK2_sha256_prime256v1_v3_ca"),
				tree.resolve("crts/SRK_fuses.bin") + ": this is not the hash of the SRK table of the certificates");
		Files.write(tree.resolve("crts/SRK_table.bin"), whole.withHashes(Set.of(1)).encode());
		Files.write(tree.resolve("crts/SRK_fuses.bin"), whole.hash());
		assertErrors(read(tree));
	}

	@Test
	void hashThatStartsLikeATableIsAHash() throws Exception {
		byte[] hash = new byte[32];
		hash[0] = (byte) 0xD7;
		Files.write(tree.resolve("crts/SRK_fuses.bin"), hash);
		assertErrors(read(tree),
				tree.resolve("crts/SRK_fuses.bin") + ": this is not the hash of the SRK table of the certificates");
	}

	@Test
	void twoCertificatesForOnePlaceAreTooMany() throws Exception {
		Path other = certificate("IMG1_1_sha256_2048_65537_v3_usr");
		Files.copy(certificate("CSF1_1_sha256_prime256v1_v3_usr"), other);
		assertErrors(read(tree),
				"IMG1_1: found several certificates, " + other + " and "
						+ certificate("IMG1_1_sha256_prime256v1_v3_usr") + ", expected one",
				"SRK1: found the certificate of CSF1_1, but that of IMG1_1 is missing");
		// one of another tree does not hinder
		Files.copy(shared.resolve("locked/crts/CSF1_1_sha256_prime256v1_v3_usr_crt.pem"), other,
				StandardCopyOption.REPLACE_EXISTING);
		assertErrors(read(tree));
	}

	@Test
	void encryptedKeysTakeThePasswordOfCstOrOfTheUser() throws Exception {
		Path locked = copied("locked");
		KeyCollection shown = read(locked);
		assertErrors(shown);
		assertTrue(shown.entries().stream().allMatch(entry -> entry.state() == KeyEntry.State.LOCKED));
		assertTrue(assertThrows(BadInputException.class,
				() -> new KeyImport(PasswordSource.NONE, new SecureRandom()).write(shown, folder.resolve("new")))
				.getMessage().endsWith(
						"this private key is encrypted, and without its password nobody can tell whether it fits"));

		KeyCollection told = KeyCollection.read(List.of(locked), file -> PASSWORD.toCharArray());
		assertTrue(told.entries().stream().allMatch(entry -> entry.state() == KeyEntry.State.ENCRYPTED));

		Files.writeString(locked.resolve("keys/key_pass.txt"), PASSWORD + "\n" + PASSWORD + "\n");
		KeyCollection read = read(locked);
		assertTrue(read.entries().stream().allMatch(entry -> entry.state() == KeyEntry.State.ENCRYPTED));
		KeyTree imported = new KeyImport(PasswordSource.NONE, new SecureRandom()).write(read, folder.resolve("new"));
		imported.csfSigner(0, file -> PASSWORD.toCharArray());
		assertFalse(Files.exists(folder.resolve("new/keys/key_pass.txt")), "a password is not copied");

		Files.writeString(locked.resolve("keys/key_pass.txt"), "old one\n");
		KeyCollection wrong = read(locked);
		assertTrue(wrong.errors().orElseThrow().contains("the password of this private key is wrong"));
		assertFalse(wrong.toString().contains("old one"));
		assertErrors(KeyCollection.read(List.of(locked), file -> PASSWORD.toCharArray()));
	}

	@Test
	void pkcs12FilesAreImportedAndKeepTheirPassword() throws Exception {
		Path stores = Files.createDirectory(folder.resolve("stores"));
		for (String name : List.of(SRK1, CSF1, "IMG1_1_sha256_prime256v1_v3_usr")) {
			OpenSsl.run(stores, "pkcs12", "-export", "-inkey", key(name).toString(), "-in",
					certificate(name).toString(), "-name", name, "-passout", "pass:" + PASSWORD, "-out",
					name.substring(0, 3) + ".p12");
		}
		PasswordSource password = file -> PASSWORD.toCharArray();
		KeyCollection keys = KeyCollection.read(List.of(stores), password);
		assertErrors(keys);
		assertEquals(3, keys.entries().size());
		KeyTree imported = new KeyImport(password, new SecureRandom()).write(keys, folder.resolve("new"));
		assertEquals(KeyTree.open(tree).srkCertificates().get(0), imported.srkCertificates().get(0));
		imported.imageSigner(0, password);
		assertThrows(BadInputException.class, () -> imported.imageSigner(0, PasswordSource.NONE));

		BadInputException wrong = assertThrows(BadInputException.class,
				() -> KeyCollection.read(List.of(stores), file -> "wrong".toCharArray()));
		assertEquals(stores.resolve("CSF.p12")
				+ ": the password of this PKCS #12 file is wrong, or the file is damaged", wrong.getMessage());
		Signer signer = FileSigner.open(stores.resolve("CSF.p12"), CertificateFile.read(certificate(CSF1)), password);
		assertEquals("SHA256withECDSA", signer.algorithm());
		BadInputException other = assertThrows(BadInputException.class,
				() -> FileSigner.open(stores.resolve("CSF.p12"), CertificateFile.read(certificate(SRK1)), password));
		assertTrue(other.getMessage().contains("found no key in this PKCS #12 file that belongs to"));
	}

	@Test
	void certificatesAloneAreEnoughForKeysInTokens() throws Exception {
		try (Stream<Path> keys = Files.list(tree.resolve("keys"))) {
			for (Path key : keys.toList()) {
				Files.delete(key);
			}
		}
		KeyCollection keys = KeyCollection.readCertificates(List.of(tree));
		assertErrors(keys);
		KeyTree imported = new KeyImport(PasswordSource.NONE, new SecureRandom()).write(keys, folder.resolve("new"));
		assertEquals(KeyTree.open(tree).srkTable(), imported.srkTable());
		try (Stream<Path> left = Files.list(folder.resolve("new/keys"))) {
			assertEquals(List.of("serial"), left.map(file -> file.getFileName().toString()).toList());
		}
	}

	@Test
	void fastAuthenticationNeedsTheKeysOfTheRoots() throws Exception {
		Path fast = folder.resolve("fast");
		KeyTree.create(KeyTreeSpec.of(fast).withKind(KeyKind.P521).withSrkCount(1).withFastAuthentication(),
				new char[0], new SecureRandom(), CLOCK, Progress.NONE);
		assertErrors(read(fast));
		KeyTree imported = new KeyImport(PasswordSource.NONE, new SecureRandom()).write(read(fast),
				folder.resolve("new"));
		assertTrue(imported.isFastAuthentication(0));
		Path key = fast.resolve("keys/SRK1_sha256_secp521r1_v3_usr_key.pem");
		Files.delete(key);
		assertErrors(read(fast), fast.resolve("crts/SRK1_sha256_secp521r1_v3_usr_crt.pem")
				+ ": the private key of SRK1 is missing");
	}

	@Test
	void foldersThatAreNoneAreRefused() throws Exception {
		assertErrors(read(Files.createDirectory(folder.resolve("empty"))),
				"found no certificate of a super root key (SRK1 to SRK4)");
		assertThrows(BadInputException.class, () -> read(folder.resolve("nothing")));
		Files.write(tree.resolve("crts/SRK_fuses.bin"), new byte[31]);
		assertEquals(tree.resolve("crts/SRK_fuses.bin") + ": found 31 bytes, expected the SRK hash of 32 bytes",
				assertThrows(BadInputException.class, () -> read(tree)).getMessage());
		Path many = Files.createDirectory(folder.resolve("many"));
		for (int i = 0; i <= 1000; i++) {
			Files.createFile(many.resolve(i + ".txt"));
		}
		assertEquals(many + ": found more than 1000 files, expected a folder of keys",
				assertThrows(BadInputException.class, () -> read(many)).getMessage());
	}
}
