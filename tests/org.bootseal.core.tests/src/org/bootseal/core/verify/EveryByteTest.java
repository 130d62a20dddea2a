/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import org.bootseal.core.BadInputException;
import org.bootseal.core.hab.EncryptionKey;
import org.bootseal.core.hab.SmallImages;
import org.bootseal.core.hab.SmallImages.Small;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every byte of whole images is changed, one after the other, in two ways that differ from byte to byte: HAB notices
 * each change in what is said to be covered, and none in what is said not to be.
 */
class EveryByteTest {

	private static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");
	private static final int[] FLIPS = { 0xFF, 0x01, 0x80 };
	private static final int FILLING = 64;

	@TempDir
	Path folder;

	@ParameterizedTest
	@ValueSource(strings = { "RSA-1024", "EC-256" })
	void keysForCsfAndImage(String kind) throws Exception {
		assertEveryByte(SmallImages.signed(kind), TargetPart.of(Optional.empty()));
	}

	@Test
	void fastAuthentication() throws Exception {
		assertEveryByte(SmallImages.fast("RSA-1024"), TargetPart.of(Optional.empty()));
	}

	@Test
	void encrypted() throws Exception {
		byte[] dek = { 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16 };
		Path file = Files.write(folder.resolve("dek.bin"), dek);
		try (EncryptionKey key = EncryptionKey.of(dek)) {
			assertEveryByte(SmallImages.encrypted("RSA-1024", file), TargetPart.of(Optional.empty()).withKey(key));
		}
	}

	private static Optional<Verification> verify(byte[] image, TargetPart part) {
		try {
			return Optional.of(ImageVerifier.verify(image, part, NOW));
		} catch (BadInputException noIvt) {
			return Optional.empty();
		}
	}

	/** An image without most of the zeros at its end, which are like each other. */
	private static byte[] cut(byte[] image) {
		int end = image.length;
		while (image[end - 1] == 0) {
			end--;
		}
		return Arrays.copyOf(image, Math.min(image.length, end + FILLING));
	}

	private static void assertEveryByte(Small image, TargetPart any) {
		TargetPart part = any.withSrkHash(image.table().hash()).withIvtAt(SmallImages.IVT);
		byte[] bytes = cut(image.bytes());
		Verification good = verify(bytes, part).orElseThrow();
		assertTrue(good.isPass(), () -> good.verdict().sentence() + good.commands());
		assertEquals(List.of(), good.warnings());
		assertEquals(List.of(), good.conditions());
		List<String> wrong = IntStream.range(0, 2 * bytes.length).parallel()
				.mapToObj(turn -> flipped(bytes, part, good, turn / 2, FLIPS[(turn / 2 + turn % 2) % FLIPS.length]))
				.flatMap(Optional::stream).toList();
		assertEquals(List.of(), wrong);
		long covered = good.coverage().stream().filter(range -> !range.isUncovered())
				.mapToLong(CoverageRange::length).sum();
		assertTrue(covered > SmallImages.APPLICATION.length() + 0x300, "covered: " + covered);
	}

	/** What is wrong with the coverage of one byte, of which some bits are flipped. */
	private static Optional<String> flipped(byte[] bytes, TargetPart part, Verification good, int offset,
			int flip) {
		CoverageRange range = good.coverageAt(offset);
		byte[] image = bytes.clone();
		image[offset] ^= (byte) flip;
		Optional<Verification> found = verify(image, part);
		boolean noticed = found.isEmpty() || !found.get().events().isEmpty();
		// HAB looks at these, but not at all of their values
		boolean partly = range.meaning().startsWith("version") || range.meaning().startsWith("name of the");
		boolean wrong = range.isUncovered() ? noticed && !partly : !noticed;
		return wrong ? Optional.of(String.format("0x%X ^ %02X %s: %s", offset, flip, range, noticed))
				: Optional.empty();
	}
}
