/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.board.hab;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

import org.bootseal.board.TestImages;
import org.bootseal.core.BadInputException;
import org.bootseal.core.device.DeviceCatalogue;
import org.bootseal.core.verify.ImageVerifier;
import org.bootseal.core.verify.TargetPart;
import org.bootseal.core.verify.Verification;
import org.junit.jupiter.api.Test;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** The verifier that plays HAB offline and the HAB of the virtual board, which share no code, log the same events. */
class OfflineVerdictTest {

	private static final long ADDRESS = 0x20202000L;
	private static final int CA = 0x80;
	private static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");

	private static SignedImage builder() {
		return new SignedImage(TestImages.ramImage(ADDRESS, true), ADDRESS).block(0x200, 0x600);
	}

	private static byte[] hash(int flag) throws Exception {
		ByteBuffer hash = ByteBuffer.allocate(32).order(ByteOrder.LITTLE_ENDIAN);
		Arrays.stream(SignedImage.fuseWords(flag)).forEach(hash::putInt);
		return hash.array();
	}

	private static HabMemory memory(byte[] image) {
		return (address, length) -> {
			long offset = address - ADDRESS;
			return offset < 0 || length < 0 || offset + length > image.length ? Optional.empty()
					: Optional.of(Arrays.copyOfRange(image, (int) offset, (int) offset + length));
		};
	}

	private static List<String> ofBoard(byte[] image, byte[] hash, int revoked) {
		HabPart part = new HabPart(true, hash, revoked, Set.of(0x00, 0x1B, 0xFF), Optional.empty());
		return new HabVerifier(part, memory(image)).authenticate(ADDRESS).events().stream()
				.map(event -> HexFormat.of().formatHex(event.encode())).toList();
	}

	private static List<String> offline(byte[] image, byte[] hash, int revoked) throws BadInputException {
		TargetPart part = TargetPart.of(Optional.of(DeviceCatalogue.builtIn().find("RT1020"))).withSrkHash(hash)
				.withRevoked(revoked).withIvtAt(ADDRESS);
		Verification found = ImageVerifier.verifyAt(image, 0, part, NOW);
		return found.events().stream().filter(event -> event.event().reason() != 0x27)
				.map(event -> HexFormat.of().formatHex(event.event().encode())).toList();
	}

	private static void assertSame(byte[] image, byte[] hash, int revoked) throws Exception {
		assertEquals(ofBoard(image, hash, revoked), offline(image, hash, revoked));
	}

	private static void assertSame(byte[] image) throws Exception {
		assertSame(image, hash(CA), 0);
	}

	@Test
	void goodImages() throws Exception {
		assertEquals(List.of(), offline(builder().build(), hash(CA), 0));
		assertSame(builder().build());
		assertEquals(List.of(), offline(builder().fast(0).build(), hash(0), 0));
		assertSame(builder().fast(0).build(), hash(0), 0);
	}

	@Test
	void defects() throws Exception {
		assertSame(TestImages.ramImage(ADDRESS, true));
		assertSame(builder().build(), new byte[32], 0);
		assertSame(builder().build(), hash(0), 0);
		assertSame(builder().build(), hash(CA), 1);
		assertSame(builder().fast(CA).build());
		assertSame(builder().srkFlag(0).build(), hash(0), 0);
		assertSame(builder().srkIndex(1).build());
		assertSame(builder().srkIndex(2).build());
		assertSame(builder().csfIssuer(TestKeys.OTHER_SRK).build());
		assertSame(builder().withoutBlocks().build());
		assertSame(new SignedImage(TestImages.ramImage(ADDRESS, true), ADDRESS).block(0x200, 0x100).build());
		assertSame(builder().extra(0xB1, 0, 8, 3, 0, 0x17, 0x1D, 0).build());
		assertSame(builder().extra(0xB1, 0, 8, 1, 0, 1, 2, 3).build());
		assertSame(builder().extra(0x77, 0, 4, 0).build());
		assertSame(builder().extra(0xBE, 0, 8, 0, 9, 0, 0, 3).build());
		assertSame(builder().extra(0xCC, 0, 12, 4, 0x40, 0, 0, 0, 0, 0, 0, 1).build());
		assertSame(builder().extra(0xCA, 0, 20, 0, 0, 0xA3, 0x1B, 0, 0, 0, 0, 0, 0x20, 0x20, 0x22, 0, 0, 0, 1, 0)
				.build());
		SignedImage whole = builder();
		byte[] image = whole.build();
		assertSame(Arrays.copyOf(image, whole.csf()));
		assertSame(Arrays.copyOf(image, whole.csfSignature()));
	}

	@Test
	void unsignedDcd() throws Exception {
		byte[] image = TestImages.ramImage(ADDRESS, true);
		ByteBuffer.wrap(image).order(ByteOrder.LITTLE_ENDIAN).putInt(0x0C, (int) ADDRESS + 0x40).putInt(0x40,
				0x410400D2);
		assertSame(new SignedImage(image, ADDRESS).block(0x200, 0x600).build());
		assertSame(new SignedImage(image, ADDRESS).block(0x40, 4).block(0x200, 0x600).build());
	}

	/** Damage anywhere, with or without fast authentication: from one byte to a handful. */
	@Property(tries = 300)
	void randomDamage(@ForAll boolean fast, @ForAll long seed, @ForAll @IntRange(min = 1, max = 5) int count)
			throws Exception {
		SignedImage signed = fast ? builder().fast(0) : builder();
		byte[] image = signed.build();
		Random random = new Random(seed);
		for (int i = 0; i < count; i++) {
			// the header of the IVT is left: without it there is no image to verify
			int at = 4 + random.nextInt(signed.csf() + 0xC00 - 4);
			if (!fast || !isName(image, at)) {
				image[at] ^= (byte) (1 + random.nextInt(255));
			}
		}
		List<String> board = ofBoard(image, hash(fast ? 0 : CA), 0);
		assertEquals(board, offline(image, hash(fast ? 0 : CA), 0));
	}

	/**
	 * Whether a byte belongs to a signer's name. An SRK has no certificate, so nobody compares it; whether damage in it
	 * makes it unreadable is up to who reads it.
	 */
	private static boolean isName(byte[] image, int at) {
		for (int serial : new int[] { 11, 12 }) {
			byte[] name = TestKeys.issuerAndSerial(serial);
			for (int start = Math.max(0, at - name.length + 1); start <= at; start++) {
				if (start + name.length <= image.length
						&& Arrays.equals(image, start, start + name.length, name, 0, name.length)) {
					return true;
				}
			}
		}
		return false;
	}
}
