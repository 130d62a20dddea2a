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

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Signature;
import java.util.List;
import java.security.cert.X509Certificate;

import org.bootseal.core.BadInputException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Keys in all the forms that openssl writes. */
class FileSignerTest {

	private static final PasswordSource PASSWORD = file -> "test".toCharArray();

	@TempDir
	static Path folder;
	private static Path rsaKey;
	private static X509Certificate rsaCertificate;
	private static X509Certificate ecCertificate;

	@BeforeAll
	static void makeKeys() throws Exception {
		KeyTree tree = TestKeys.tree();
		rsaKey = tree.csfKeyFile(0);
		rsaCertificate = CertificateFile.read(tree.csfCertificateFile(0));
		OpenSsl.run(folder, "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-384", "-nodes", "-keyout",
				"ec.pem", "-out", "ec.crt", "-subj", "/CN=ec", "-days", "100");
		ecCertificate = CertificateFile.read(folder.resolve("ec.crt"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "rsa -in KEY -out OUT -traditional",
			"rsa -in KEY -out OUT -traditional -aes256 -passout pass:test",
			"rsa -in KEY -out OUT -traditional -des3 -passout pass:test", "pkey -in KEY -out OUT -outform DER",
			"pkcs8 -topk8 -nocrypt -in KEY -out OUT -outform DER",
			"pkcs8 -topk8 -in KEY -out OUT -v2 aes-256-cbc -passout pass:test",
			"pkcs8 -topk8 -in KEY -out OUT -v2 aes-128-cbc -v2prf hmacWithSHA1 -passout pass:test",
			"pkcs8 -topk8 -in KEY -out OUT -v2 des3 -v2prf hmacWithSHA512 -passout pass:test",
			"pkcs8 -topk8 -in KEY -out OUT -outform DER -v2 aes-192-cbc -passout pass:test" })
	void rsaKeyInEveryForm(String command) throws Exception {
		Path file = Files.createTempFile(folder, "key", ".pem");
		OpenSsl.run(folder, command.replace("KEY", rsaKey.toString()).replace("OUT", file.toString()).split(" "));
		Signer signer = FileSigner.open(file, rsaCertificate, PASSWORD);
		assertEquals("SHA256withRSA", signer.algorithm());
		assertArrayEquals(FileSigner.open(rsaKey, rsaCertificate, PasswordSource.NONE).sign(new byte[] { 1, 2, 3 }),
				signer.sign(new byte[] { 1, 2, 3 }));
	}

	@ParameterizedTest
	@ValueSource(strings = { "pkey -in ec.pem -out OUT", "ec -in ec.pem -out OUT",
			"ec -in ec.pem -out OUT -outform DER",
			"ec -in ec.pem -out OUT -aes128 -passout pass:test",
			"pkcs8 -topk8 -in ec.pem -out OUT -passout pass:test" })
	void ecKeyInEveryForm(String command) throws Exception {
		Path file = Files.createTempFile(folder, "ec", ".pem");
		OpenSsl.run(folder, command.replace("OUT", file.toString()).split(" "));
		Signer signer = FileSigner.open(file, ecCertificate, PASSWORD);
		assertEquals("SHA256withECDSA", signer.algorithm());
		Signature verifier = Signature.getInstance("SHA256withECDSA");
		verifier.initVerify(ecCertificate);
		verifier.update(new byte[] { 1, 2, 3 });
		assertTrue(verifier.verify(signer.sign(new byte[] { 1, 2, 3 })));
	}

	@ParameterizedTest
	@ValueSource(strings = { "rsa -in KEY -out OUT -traditional -aes256 -passout pass:other",
			"pkcs8 -topk8 -in KEY -out OUT -passout pass:other" })
	void wrongPasswordIsSaid(String command) throws Exception {
		Path file = Files.createTempFile(folder, "locked", ".pem");
		OpenSsl.run(folder, command.replace("KEY", rsaKey.toString()).replace("OUT", file.toString()).split(" "));
		assertEquals(file + ": the password of this private key is wrong, or the file is damaged",
				refusal(file, PASSWORD));
		assertEquals(file + ": this private key is encrypted and no password was given",
				refusal(file, PasswordSource.NONE));
	}

	@ParameterizedTest
	@ValueSource(strings = { "PRIVATE KEY", "ENCRYPTED PRIVATE KEY", "RSA PRIVATE KEY", "EC PRIVATE KEY" })
	void blockWithoutContentIsNoKey(String type) throws Exception {
		Path file = Files.createTempFile(folder, "empty", ".pem");
		for (String headers : List.of("", "Proc-Type: 4,ENCRYPTED\n",
				"Proc-Type: 4,ENCRYPTED\nDEK-Info: AES-256-CBC,00\n\n")) {
			Files.writeString(file, "-----BEGIN " + type + "-----\n" + headers + "-----END " + type + "-----\n");
			String refusal = refusal(file, PASSWORD);
			assertTrue(refusal.startsWith(file + ": "), refusal);
		}
	}

	@Test
	void otherEncryptionIsNamed() throws Exception {
		Path file = folder.resolve("scrypt.pem");
		OpenSsl.run(folder, "pkcs8", "-topk8", "-in", rsaKey.toString(), "-out", file.toString(), "-scrypt", "-passout",
				"pass:test");
		assertEquals(
				file + ": found key derivation 1.3.6.1.4.1.11591.4.11, expected a key encrypted with PBES2 (PBKDF2,"
						+ " AES or triple DES); convert it with `openssl pkcs8 -topk8`",
				refusal(file, PASSWORD));
	}

	@Test
	void keyOfAnotherCertificateIsRefused() throws Exception {
		Path other = TestKeys.tree().imageKeyFile(0);
		assertEquals(other + ": this private key does not belong to the certificate of"
				+ " CN=Bootseal test CSF1_1_sha256_2048_65537_v3_usr (serial number 1002), expected the key of that certificate",
				refusal(other, PASSWORD));
		assertThrows(BadInputException.class, () -> FileSigner.open(rsaKey, ecCertificate, PASSWORD));
		assertThrows(BadInputException.class,
				() -> FileSigner.open(folder.resolve("ec.pem"), rsaCertificate, PASSWORD));
	}

	@Test
	void otherEcKeyIsRefused() throws Exception {
		OpenSsl.run(folder, "ecparam", "-name", "secp384r1", "-genkey", "-noout", "-out", "ec2.pem");
		assertThrows(BadInputException.class,
				() -> FileSigner.open(folder.resolve("ec2.pem"), ecCertificate, PasswordSource.NONE));
	}

	@Test
	void filesWithoutKeyAreNamed() throws Exception {
		Path missing = folder.resolve("missing.pem");
		assertEquals(missing + ": this private key file does not exist", refusal(missing, PASSWORD));
		assertEquals(folder + ": this is not a file, expected a private key", refusal(folder, PASSWORD));
		Path certificate = TestKeys.tree().csfCertificateFile(0);
		assertEquals(certificate + ": found \"CERTIFICATE\", expected a private key in PEM or DER",
				refusal(certificate, PASSWORD));
		Path text = Files.writeString(folder.resolve("text.pem"), "hello");
		assertEquals(text + ": found nothing of that kind, expected a private key in PEM or DER",
				refusal(text, PASSWORD));
		Path cut = folder.resolve("cut.pem");
		Files.writeString(cut,
				"-----BEGIN PRIVATE KEY-----\nMIIEvgIBADANBgkqhkiG9w0BAQEFAASC\n-----END PRIVATE KEY-----\n");
		assertEquals(cut + ": found a damaged private key, expected one in PEM or DER", refusal(cut, PASSWORD));
		Path der = folder.resolve("der.pem");
		Files.write(der, new byte[] { 0x30, 0x03, 0x02, 0x01, 0x00 });
		assertEquals(der + ": found a damaged private key, expected one in PEM or DER", refusal(der, PASSWORD));
	}

	@Test
	void nothingSecretIsInItsText() throws Exception {
		Signer signer = FileSigner.open(rsaKey, rsaCertificate, PASSWORD);
		assertEquals("signer " + rsaKey, signer.toString());
		assertFalse(signer.toString().contains("BEGIN"));
	}

	private static String refusal(Path file, PasswordSource passwords) {
		return assertThrows(BadInputException.class, () -> FileSigner.open(file, rsaCertificate, passwords))
				.getMessage();
	}
}
