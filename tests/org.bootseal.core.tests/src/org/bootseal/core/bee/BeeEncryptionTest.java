/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.bee;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

import org.bootseal.core.BadInputException;
import org.bootseal.core.device.DeviceCatalogue;
import org.bootseal.core.otp.FuseMap;
import org.bootseal.core.otp.FuseRequest;
import org.bootseal.core.xip.AddressRange;
import org.bootseal.core.xip.DataBlob;
import org.bootseal.core.xip.Secret;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BeeEncryptionTest {

	/** Bytes that SPSDK 3.10 made with the keys of {@link BeeCases} and a region of 0x400 bytes at level 3. */
	@Test
	void knownKeysGiveKnownBytes() throws Exception {
		BeeHeader header = BeeCases.header(BeeRegion.of(0x60001000L, 0x400, 3));
		byte[] encoded = header.encode(BeeCases.userKey());

		assertEquals("71a55bfc8650e37183984cf11d111c326be817f578abab2861455052d2ff1cf3",
				HexFormat.of().formatHex(encoded, 0, 32));
		assertEquals(
				"5441475f45484452000001560100000000100060001400600100000000000000000000000b0a09080706050403020100",
				HexFormat.of().formatHex(header.protection().encode(), 0, 48));
		byte[] plain = new byte[16];
		for (int i = 0; i < plain.length; i++) {
			plain[i] = (byte) i;
		}
		BeeEncryption bee = BeeEncryption.of(List.of(new BeeEngine(0, BeeCases.userKey(), header)));
		assertEquals("935e24b7111bf710d79662b0b4c28882", HexFormat.of()
				.formatHex(bee.encrypt(List.of(new DataBlob(0x60001000L, plain)), BeeCases.RANDOM).bytes()));
	}

	@Test
	void dataOutsideOfTheRegionsStayAsTheyAre() throws Exception {
		BeeEncryption bee = BeeEncryption
				.of(List.of(BeeCases.engine(0, 0x60001000L, 0x400), BeeCases.engine(1, 0x60002000L, 0x400)));
		byte[] data = new byte[0x3000];
		byte[] image = bee.encrypt(List.of(new DataBlob(0x60000000L, data)), BeeCases.RANDOM).bytes();

		for (int kib = 0; kib < 12; kib++) {
			byte[] part = Arrays.copyOfRange(image, kib * 0x400, (kib + 1) * 0x400);
			assertEquals(kib != 4 && kib != 8, Arrays.equals(new byte[0x400], part), "KiB " + kib);
		}
		assertEquals(0x800, bee.covered(new AddressRange(0x60000000L, 0x60003000L)));
	}

	/** The part reads by address, so it does not matter how the data were cut into pieces. */
	@Test
	void aPieceIsEncryptedAsItWouldBeInTheWhole() throws Exception {
		BeeEncryption bee = BeeEncryption.of(List.of(BeeCases.engine(0, 0x60001000L, 0x1000)));
		byte[] data = new byte[0x1000];
		byte[] whole = bee.encrypt(List.of(new DataBlob(0x60001000L, data)), BeeCases.RANDOM).bytes();
		byte[] piece = bee.decrypt(new DataBlob(0x60001234L, new byte[0x77])).bytes();

		assertArrayEquals(Arrays.copyOfRange(whole, 0x234, 0x234 + 0x77), piece);
	}

	@Test
	void regionsOfBothEnginesMustNotOverlap() {
		BadInputException e = assertThrows(BadInputException.class, () -> BeeEncryption
				.of(List.of(BeeCases.engine(0, 0x60001000L, 0x800), BeeCases.engine(1, 0x60001400L, 0x400))));
		assertEquals("the protected region 0x60001400..0x600017FF overlaps 0x60001000..0x600017FF", e.getMessage());
	}

	@ParameterizedTest
	@CsvSource({ "0x60001010, 0x400, 0", "0x60001000, 0x410, 0", "0x60001000, 0, 0", "0xFFFFFC00, 0x400, 0",
			"0xFFFFF800, 0x1000, 0", "0x60001000, 0x400, 4" })
	void whatBeeCannotProtectIsRefused(String start, String length, int level) {
		assertThrows(BadInputException.class, () -> BeeRegion.of(Long.decode(start), Long.decode(length), level));
	}

	@Test
	void anotherKeyIsToldApart() throws Exception {
		byte[] header = BeeCases.engine(0, 0x60001000L, 0x400).encodeHeader();
		BadInputException e = assertThrows(BadInputException.class,
				() -> BeeHeader.parse(header, BeeCases.secret("00000000000000000000000000000001")));
		assertTrue(e.getMessage().contains("either the user key is not the one"), e.getMessage());
		assertThrows(BadInputException.class, () -> BeeHeader.parse(Arrays.copyOf(header, 511), BeeCases.userKey()));
		assertTrue(BeeHeader.looksLikeOne(header, 0));
		assertFalse(BeeHeader.looksLikeOne(header, 1));
		assertFalse(BeeHeader.looksLikeOne(new byte[512], 0));
	}

	@Test
	void keysAreWipedAndNotShown() throws Exception {
		BeeEngine engine = BeeCases.engine(0, 0x60001000L, 0x400);
		assertEquals("BEE engine 0 for [0x60001000..0x600013FF, protection level 0]", engine.toString());
		assertEquals("secret of 16 bytes", engine.userKey().toString());
		BeeEncryption.of(List.of(engine)).close();
		assertTrue(engine.userKey().isZero());
		assertTrue(engine.header().key().isZero());
		assertTrue(engine.header().vector().isZero());
		assertTrue(engine.header().protection().nonce().isZero());
	}

	@Test
	void theUserKeyBecomesFuseWords() throws Exception {
		FuseMap map = FuseMap.of(DeviceCatalogue.builtIn().find("MIMXRT1050"));
		List<FuseRequest> requests = BeeUserKey.requests(map, 1, BeeUserKey.Place.SW_GP2, BeeCases.userKey());

		assertEquals(List.of(41, 42, 43, 44, 6), requests.stream().map(request -> request.word().index()).toList());
		assertEquals(List.of(0x76543210, 0xfedcba98, 0x89abcdef, 0x01234567, 0xC000),
				requests.stream().map(FuseRequest::value).toList());
		assertEquals(0xC000, requests.get(4).mask());
		BadInputException e = assertThrows(BadInputException.class,
				() -> BeeUserKey.requests(map, 0, BeeUserKey.Place.GP4, BeeCases.userKey()));
		assertEquals("mimxrt1050 has no fuses GP4 for a user key", e.getMessage());
		FuseMap larger = FuseMap.of(DeviceCatalogue.builtIn().find("MIMXRT1060"));
		assertEquals(60, BeeUserKey.requests(larger, 0, BeeUserKey.Place.GP4, BeeCases.userKey()).get(0).word()
				.index());
	}

	/** The words of MCUBootUtility 6.4 for two regions. */
	@Test
	void theFlashloaderIsToldTheRegionsForOtpmk() throws Exception {
		OtpmkOption option = OtpmkOption.of(
				List.of(new AddressRange(0x60001000L, 0x60002000L), new AddressRange(0x60002000L, 0x60010000L)));
		assertEquals(List.of(0xE0120000, 0x60001000, 0x1000, 0x60002000, 0xE000), option.words());
		assertThrows(BadInputException.class, () -> OtpmkOption.of(List.of()));
		assertThrows(BadInputException.class,
				() -> OtpmkOption.of(List.of(new AddressRange(0x60001000L, 0x60001010L))));
	}

	@Test
	void randomSecretsAreNotZero() {
		assertFalse(Secret.random(16, BeeCases.RANDOM).isZero());
	}
}
