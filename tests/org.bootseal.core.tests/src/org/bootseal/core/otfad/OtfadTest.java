/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.otfad;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

import org.bootseal.core.BadInputException;
import org.bootseal.core.device.DeviceCatalogue;
import org.bootseal.core.otp.FuseMap;
import org.bootseal.core.otp.FuseRequest;
import org.bootseal.core.xip.Crc32Mpeg2;
import org.bootseal.core.xip.DataBlob;
import org.bootseal.core.xip.Secret;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OtfadTest {

	private static final int ALL = OtfadContext.VALID | OtfadContext.DECRYPT | OtfadContext.READ_ONLY;
	private static final Secret KEK = secret("000102030405060708090a0b0c0d0e0f");
	private static final KeyScramble SCRAMBLE = new KeyScramble(0x33AA55CC, 0x1B);

	@TempDir
	private Path folder;

	private static Secret secret(String hex) {
		return Secret.of(HexFormat.of().parseHex(hex));
	}

	private static OtfadContext context(long start, long end, int flags) throws BadInputException {
		return OtfadContext.of(secret("101112131415161718191a1b1c1d1e1f"), secret("2021222324252627"), start, end,
				flags);
	}

	/** Bytes that SPSDK 3.10 made. */
	@Test
	void knownKeysGiveKnownBytes() throws Exception {
		OtfadContext context = context(0x60001000L, 0x60001400L, ALL);
		assertEquals("101112131415161718191a1b1c1d1e1f202122232425262700100060ff1300600000000005f59301",
				HexFormat.of().formatHex(context.encode()));
		byte[] plain = new byte[16];
		for (int i = 0; i < plain.length; i++) {
			plain[i] = (byte) i;
		}
		DataBlob encrypted = new OtfadEncryption(OtfadTable.of(List.of(context)))
				.apply(new DataBlob(0x60001000L, plain));
		assertEquals("1839d65c0b5bc990523445f73e3646be", HexFormat.of().formatHex(encrypted.bytes()));
	}

	/** The check value of the catalogue of CRCs for "123456789". */
	@Test
	void theChecksumIsMpeg2() {
		assertEquals(0x0376E6E7, Crc32Mpeg2.of("123456789".getBytes(StandardCharsets.US_ASCII), 9));
	}

	@Test
	void kekAndScrambleMatter() throws Exception {
		OtfadTable table = OtfadTable.of(List.of(context(0x60001000L, 0x60001400L, ALL)));
		byte[] bytes = table.encode(KEK, Optional.of(SCRAMBLE));
		assertEquals(table, OtfadTable.parse(bytes, KEK, Optional.of(SCRAMBLE)));
		BadInputException e = assertThrows(BadInputException.class,
				() -> OtfadTable.parse(bytes, KEK, Optional.empty()));
		assertTrue(e.getMessage().startsWith("OTFAD key blob: context 0: it can't be unwrapped"), e.getMessage());
		assertThrows(BadInputException.class,
				() -> OtfadTable.parse(bytes, KEK, Optional.of(new KeyScramble(0x33AA55CC, 0x1A))));
		assertThrows(BadInputException.class,
				() -> OtfadTable.parse(Arrays.copyOf(bytes, 255), KEK, Optional.of(SCRAMBLE)));
		assertTrue(OtfadTable.looksLikeOne(bytes, 0));
		assertFalse(OtfadTable.looksLikeOne(bytes, 1));
		assertFalse(OtfadTable.looksLikeOne(new byte[256], 0));
	}

	@Test
	void onlyContextsThatDecryptChangeData() throws Exception {
		OtfadEncryption otfad = new OtfadEncryption(OtfadTable.of(List.of(context(0x60000400L, 0x60000800L, ALL),
				context(0x60000C00L, 0x60001000L, OtfadContext.VALID), context(0x60001000L, 0x60001400L, 0))));
		byte[] result = otfad.apply(new DataBlob(0x60000000L, new byte[0x1800])).bytes();
		for (int kib = 0; kib < 6; kib++) {
			byte[] part = Arrays.copyOfRange(result, kib * 0x400, (kib + 1) * 0x400);
			assertEquals(kib != 1, Arrays.equals(new byte[0x400], part), "KiB " + kib);
		}
		byte[] piece = otfad.apply(new DataBlob(0x60000437L, new byte[0x55])).bytes();
		assertArrayEquals(Arrays.copyOfRange(result, 0x437, 0x437 + 0x55), piece);
	}

	@ParameterizedTest
	@CsvSource({ "0x60001010, 0x60002000", "0x60002000, 0x60001000", "0x60002000, 0x60002000",
			"0x60002000, 0x100000000" })
	void rangesThatOtfadCannotHaveAreRefused(String start, String end) {
		assertThrows(BadInputException.class, () -> context(Long.decode(start), Long.decode(end), ALL));
	}

	@Test
	void contextsMustNotOverlapAndAreFour() throws Exception {
		OtfadContext one = context(0x60001000L, 0x60002000L, ALL);
		assertThrows(BadInputException.class,
				() -> OtfadTable.of(List.of(one, context(0x60001C00L, 0x60003000L, ALL))));
		assertThrows(BadInputException.class, () -> OtfadTable.of(List.of(OtfadContext.unused(), OtfadContext.unused(),
				OtfadContext.unused(), OtfadContext.unused(), one)));
	}

	/** The words of SPSDK 3.10 for this key. */
	@Test
	void theKeyOfAnRt1010BecomesFuseWords() throws Exception {
		FuseMap map = FuseMap.of(DeviceCatalogue.builtIn().find("MIMXRT1010"));
		List<FuseRequest> requests = OtfadFuses.requests(map, OtfadFuses
				.wishes(DeviceCatalogue.builtIn().find("MIMXRT1010").xip(), 1, KEK, Optional.of(SCRAMBLE)));

		assertEquals(List.of(34, 35, 41, 42, 43, 44),
				requests.stream().map(request -> request.word().index()).toList());
		assertEquals(List.of(0x33AA55CC, 0x51B, 0x0F0E0D0C, 0x0B0A0908, 0x07060504, 0x03020100),
				requests.stream().map(FuseRequest::value).toList());
	}

	@Test
	void theKeyOfAnRt1170BecomesFuseWords() throws Exception {
		var layout = DeviceCatalogue.builtIn().find("MIMXRT1176").xip();
		List<OtfadFuses.Wish> wishes = OtfadFuses.wishes(layout, 2, KEK, Optional.of(SCRAMBLE));

		assertEquals(
				List.of(new OtfadFuses.Wish(71, 0x10, 0x10), new OtfadFuses.Wish(128, 0x0F0E0D0C, -1),
						new OtfadFuses.Wish(129, 0x0B0A0908, -1), new OtfadFuses.Wish(130, 0x07060504, -1),
						new OtfadFuses.Wish(131, 0x03020100, -1), new OtfadFuses.Wish(134, 0x33AA55CC, -1),
						new OtfadFuses.Wish(135, 0x1B, 0xFF)),
				wishes);
		assertEquals("bits of fuse word 128", wishes.get(1).toString());
		assertEquals(4, OtfadFuses.wishes(layout, 1, KEK, Optional.empty()).size());
		assertThrows(BadInputException.class, () -> OtfadFuses.wishes(layout, 3, KEK, Optional.empty()));
		var bee = DeviceCatalogue.builtIn().find("MIMXRT1050").xip();
		assertThrows(BadInputException.class, () -> OtfadFuses.wishes(bee, 1, KEK, Optional.empty()));
	}

	private static final String GOOD = """
			family: rt1010
			output_folder: out
			output_name: ''
			kek: '000102030405060708090a0b0c0d0e0f'
			otfad_table_address: 0x60000000
			data_blobs:
			  - {data: a.bin, address: 0x60001000}
			key_blobs:
			  - {aes_key: '0x101112131415161718191a1b1c1d1e1f', aes_ctr: 0x2021222324252627,
			     start_address: 0x60001000, end_address: 0x60002000, read_only: false}
			""";

	private OtfadConfiguration read(String text) throws Exception {
		Files.write(folder.resolve("a.bin"), new byte[20]);
		return OtfadConfiguration.read(Files.writeString(folder.resolve("c.yaml"), text));
	}

	@Test
	void blankNamesAreNotWritten() throws Exception {
		try (OtfadConfiguration read = read(GOOD)) {
			assertEquals("", read.outputs().image());
			assertEquals("encrypted_blobs", read.outputs().data());
			assertEquals(List.of(), read.warnings());
			assertEquals(512, OtfadImage.of(read).data().bytes().length);
			assertEquals("0x60001000..0x60001FFF, decrypted", read.table().contexts().get(0).toString());
			assertTrue(read.toString().startsWith("OTFAD of MIMXRT1010: "), read.toString());
			assertFalse(read.toString().contains("1011"), read.toString());
		}
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = {
			"family: rt1010|family: rt1050|line 1, column 9: family: MIMXRT1050 has no OTFAD",
			"0x60002000,|0x60000000,|line 9, column 5: key_blobs: OTFAD context: found the range",
			"0x60001000}|0x60001000, size: 3}|size: this is no known key",
			"kek: '0|kek: 'x|kek: what stands here is no",
			"0x2021222324252627|0x1102021222324252627|aes_ctr: what stands here is no 8 bytes" })
	void mistakesAreFoundAtTheirPlace(String from, String to, String message) {
		BadInputException e = assertThrows(BadInputException.class, () -> read(GOOD.replace(from, to)));
		assertTrue(e.getMessage().contains(message), e.getMessage());
		assertFalse(e.getMessage().contains("202122"), e.getMessage());
	}

	/** Without the colon, the key is part of the name of a setting. */
	@Test
	void noMistakeShowsAKey() {
		BadInputException e = assertThrows(BadInputException.class,
				() -> read(GOOD.replace("aes_key: '", "aes_key '")));
		assertTrue(e.getMessage().contains("aes_key '0x...': this is no known key"), e.getMessage());
		assertFalse(e.getMessage().contains("1011"), e.getMessage());
	}

	@Test
	void whatIsOddIsTold() throws Exception {
		try (OtfadConfiguration read = read(GOOD.replace("0x60002000", "0x60002001").replace("address: 0x60001000}",
				"address: 0x60003000}"))) {
			assertEquals(2, read.warnings().size());
			assertTrue(read.warnings().get(0).contains("the range ends at 0x60002400"), read.warnings().get(0));
			assertTrue(read.warnings().get(1).contains("nothing is encrypted"), read.warnings().get(1));
		}
		try (OtfadConfiguration read = read(GOOD.replace("table_address: 0x60000000", "table_address: 0x60001000"))) {
			assertThrows(BadInputException.class, () -> OtfadImage.of(read));
		}
	}

	@Test
	void keysAreWiped() throws Exception {
		OtfadConfiguration read = read(GOOD);
		read.close();
		assertTrue(read.kek().isZero());
		assertTrue(read.table().contexts().get(0).key().isZero());
		assertTrue(read.table().contexts().get(0).counter().isZero());
	}
}
