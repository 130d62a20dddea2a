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

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.bootseal.core.BadInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class SrkTableTest {

	private static final byte[] TABLE = table();

	/** Built here from the parts of the layout, not by the class under test. */
	@Test
	void rsaEntryIsHeaderFlagSizesModulusExponent() throws Exception {
		KeyTree tree = TestKeys.tree();
		ByteArrayOutputStream expected = new ByteArrayOutputStream();
		expected.writeBytes(new byte[] { (byte) 0xD7, 0x02, 0x22, 0x40 });
		for (var certificate : tree.srkCertificates()) {
			RSAPublicKey key = (RSAPublicKey) certificate.getPublicKey();
			expected.writeBytes(new byte[] { (byte) 0xE1, 0x01, 0x0F, 0x21, 0, 0, 0, (byte) 0x80, 1, 0, 0, 3 });
			expected.write(key.getModulus().toByteArray(), 1, 256);
			expected.writeBytes(new byte[] { 1, 0, 1 });
		}
		assertArrayEquals(expected.toByteArray(), tree.srkTable().encode());
		assertEquals("RSA-2048", tree.srkTable().entries().get(1).description());
		assertEquals(Optional.of(1), tree.srkTable().indexOf(tree.srkCertificates().get(1)));
		assertEquals(Optional.empty(), tree.srkTable().indexOf(CertificateFile.read(tree.csfCertificateFile(0))));
	}

	@Test
	void hashIsTheHashOfHashesAndFuseWordsAreItsLittleEndianWords() throws Exception {
		SrkTable table = TestKeys.tree().srkTable();
		MessageDigest outer = MessageDigest.getInstance("SHA-256");
		for (SrkEntry entry : table.entries()) {
			outer.update(MessageDigest.getInstance("SHA-256").digest(entry.encoded()));
		}
		byte[] hash = outer.digest();
		assertArrayEquals(hash, table.hash());
		ByteBuffer words = ByteBuffer.wrap(hash).order(ByteOrder.LITTLE_ENDIAN);
		for (int word : table.fuseWords()) {
			assertEquals(words.getInt(), word);
		}
		assertFalse(words.hasRemaining());
	}

	@Test
	void hashCanStandForAKey() throws Exception {
		SrkTable whole = TestKeys.tree().srkTable();
		ByteArrayOutputStream shortened = new ByteArrayOutputStream();
		shortened.writeBytes(new byte[] { (byte) 0xD7, 0x01, 0x37, 0x40 });
		shortened.writeBytes(whole.entries().get(0).encoded());
		shortened.writeBytes(new byte[] { (byte) 0xEE, 0, 0x24, 0x17 });
		shortened.writeBytes(whole.entries().get(1).hash());
		SrkTable table = SrkTable.parse(shortened.toByteArray());
		assertArrayEquals(whole.hash(), table.hash());
		assertTrue(table.entries().get(1).isHashOnly());
		assertFalse(table.entries().get(1).isCa());
		assertEquals(Optional.empty(), table.entries().get(1).publicKey());
	}

	@Test
	void ecEntryHoldsCurveAndPoint(@TempDir Path folder) throws Exception {
		for (String curve : List.of("P-256", "P-384", "P-521")) {
			OpenSsl.run(folder, "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:" + curve, "-nodes",
					"-keyout",
					"k.pem", "-out", "c.pem", "-subj", "/CN=ec", "-addext", "keyUsage=keyCertSign");
			var certificate = CertificateFile.read(folder.resolve("c.pem"));
			SrkTable table = SrkTable.parse(SrkTable.of(List.of(certificate)).encode());
			assertEquals("EC-" + curve.substring(2), table.entries().get(0).description());
			assertTrue(table.entries().get(0).isCa());
			assertEquals(Optional.of(0), table.indexOf(certificate));
		}
	}

	@Test
	void otherKeysAreRefused(@TempDir Path folder) throws Exception {
		OpenSsl.run(folder, "req", "-x509", "-newkey", "ed25519", "-nodes", "-keyout", "k.pem", "-out", "c.pem",
				"-subj",
				"/CN=ed");
		var certificate = CertificateFile.read(folder.resolve("c.pem"));
		assertEquals("the certificate of CN=ed holds a key of kind EdDSA, expected RSA or EC",
				assertThrows(BadInputException.class, () -> SrkTable.of(List.of(certificate))).getMessage());
		assertEquals("found 0 SRK certificates, expected 1 to 4",
				assertThrows(BadInputException.class, () -> SrkTable.of(List.of())).getMessage());
	}

	@Test
	void damagedTablesAreNamed(@TempDir Path folder) throws Exception {
		byte[] good = TestKeys.tree().srkTable().encode();
		assertEquals("offset 0x0: found 0 bytes, expected an SRK table", problem(new byte[0]));
		assertEquals("offset 0x0: found tag 0x00, expected an SRK table (0xD7)", problem(with(good, 0, 0)));
		assertEquals("offset 0x3: found version 0x50, expected 0x4n", problem(with(good, 3, 0x50)));
		assertEquals("offset 0x1: found length 33314, expected more than 4 and at most the 546 bytes that are there",
				problem(with(good, 1, 0x82)));
		assertEquals("offset 0x4: found tag 0x00, expected an SRK entry (0xE1 or 0xEE)", problem(with(good, 4, 0)));
		assertEquals("offset 0x4: found an entry of 33039 bytes, but the table has only 542 left",
				problem(with(good, 5, 0x81)));
		assertEquals("offset 0x4: found an entry of 271 bytes, expected 527", problem(with(good, 12, 2)));
		assertEquals("offset 0x7: found algorithm 0x22, expected 0x21 or 0x27", problem(with(good, 7, 0x22)));
		assertEquals("offset 0x222: the table ends inside the header of an entry",
				problem(with(Arrays.copyOf(good, good.length + 2), 2, 0x24)));
		Path file = folder.resolve("table.bin");
		Files.write(file, with(good, 0, 0));
		assertEquals(file + ": offset 0x0: found tag 0x00, expected an SRK table (0xD7)",
				assertThrows(BadInputException.class, () -> SrkTable.read(file)).getMessage());
	}

	@Property(tries = 500)
	void changedTablesParseOrAreRefused(@ForAll @IntRange(max = 545) int offset, @ForAll byte value,
			@ForAll @IntRange(max = 546) int length) {
		byte[] changed = Arrays.copyOf(TABLE, length);
		if (offset < length) {
			changed[offset] = value;
		}
		try {
			SrkTable table = SrkTable.parse(changed);
			table.entries().forEach(SrkEntry::publicKey);
			assertArrayEquals(Arrays.copyOf(changed, table.encode().length), withVersion(table.encode(), changed[3]));
		} catch (SrkFormatException e) {
			assertTrue(e.getMessage().startsWith("offset 0x"), e::getMessage);
		}
	}

	private static byte[] table() {
		try {
			return TestKeys.tree().srkTable().encode();
		} catch (Exception e) {
			throw new AssertionError(e);
		}
	}

	private static byte[] withVersion(byte[] table, byte version) {
		table[3] = version;
		return table;
	}

	private static String problem(byte[] table) {
		return assertThrows(SrkFormatException.class, () -> SrkTable.parse(table)).getMessage();
	}

	private static byte[] with(byte[] source, int offset, int value) {
		byte[] copy = source.clone();
		copy[offset] = (byte) value;
		return copy;
	}
}
