/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.board.hab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

import org.bootseal.board.TestImages;
import org.junit.jupiter.api.Test;

/** HAB takes a signed image, and no image of which any byte that matters was changed. */
class HabVerifierTest {

	private static final long ADDRESS = 0x20002000L;
	private static final int CA = 0x80;

	private final SignedImage builder = new SignedImage(TestImages.ramImage(ADDRESS, true), ADDRESS).block(0x200,
			0x600);

	private static byte[] hash(int flag) throws Exception {
		ByteBuffer hash = ByteBuffer.allocate(32).order(ByteOrder.LITTLE_ENDIAN);
		Arrays.stream(SignedImage.fuseWords(flag)).forEach(hash::putInt);
		return hash.array();
	}

	private static HabMemory memory(byte[] image) {
		return (address, length) -> {
			long offset = address - ADDRESS;
			return offset < 0 || offset + length > image.length ? Optional.empty()
					: Optional.of(Arrays.copyOfRange(image, (int) offset, (int) offset + length));
		};
	}

	private static HabVerdict judge(byte[] image, byte[] srkHash, int revoked) {
		HabPart part = new HabPart(true, srkHash, revoked, Set.of(0x00, 0x1B, 0xFF));
		return new HabVerifier(part, memory(image)).authenticate(ADDRESS);
	}

	private static void assertRefused(int reason, int context, byte[] image) throws Exception {
		HabVerdict verdict = judge(image, hash(CA), 0);
		assertFalse(verdict.authentic());
		HabEvent first = verdict.events().get(0);
		assertEquals(String.format("%02x %02x", reason, context),
				String.format("%02x %02x", first.reason(), first.context()), first.line());
	}

	private byte[] flipped(int offset) throws Exception {
		return TestImages.flipped(builder.build(), offset);
	}

	@Test
	void signedImageIsAuthentic() throws Exception {
		HabVerdict verdict = judge(builder.build(), hash(CA), 0);
		assertEquals(List.of(), verdict.events());
		assertEquals(new CsfUse(0x43, OptionalInt.of(0), List.of(1, 2)), verdict.csf().orElseThrow());
	}

	@Test
	void fastAuthenticationIsAuthentic() throws Exception {
		HabVerdict verdict = judge(builder.fast(0).build(), hash(0), 0);
		assertEquals(List.of(), verdict.events());
		assertEquals("CSF 4.3, SRK index 0, verified with key slot 0", verdict.csf().orElseThrow().toString());
	}

	@Test
	void srkMarkedAsCaDoesNotSignItself() throws Exception {
		assertRefused(0x1D, 0xC0, builder.fast(CA).build());
	}

	@Test
	void srkNotMarkedAsCaDoesNotCertify() throws Exception {
		HabVerdict verdict = judge(builder.srkFlag(0).build(), hash(0), 0);
		assertEquals(0x1D, verdict.events().get(0).reason());
	}

	@Test
	void unsignedImageGivesTheRecordedEvent() throws Exception {
		// audit log of an open RT10xx, SPSDK 0.2.1, test_hab_audit_log.py
		HabVerdict verdict = judge(TestImages.ramImage(ADDRESS, true), new byte[32], 0);
		assertEquals(1, verdict.events().size());
		assertEquals("db00084333220a00",
				HexFormat.of().formatHex(verdict.events().get(0).encode()));
	}

	@Test
	void flippedIvt() throws Exception {
		assertRefused(0x05, 0x0A, flipped(0x14));
		assertRefused(0x05, 0x0A, flipped(0));
		// the reserved word and the entry are covered by the signature
		assertRefused(0x18, 0xC0, flipped(0x08));
		assertRefused(0x18, 0xC0, flipped(0x04));
	}

	@Test
	void flippedBootDataOrApplication() throws Exception {
		assertRefused(0x18, 0xC0, flipped(0x28));
		assertRefused(0x18, 0xC0, flipped(0x200));
		assertRefused(0x18, 0xC0, flipped(0x7FF));
		assertEquals(List.of(1), judge(flipped(0x7FF), hash(CA), 0).csf().orElseThrow().keySlots());
	}

	@Test
	void flippedCsf() throws Exception {
		builder.build();
		assertRefused(0x11, 0xCF, flipped(builder.csf()));
		for (int offset = 4; offset < builder.csfLength(); offset++) {
			HabVerdict verdict = judge(flipped(builder.csf() + offset), hash(CA), 0);
			assertFalse(verdict.authentic(), "CSF offset " + offset);
		}
	}

	@Test
	void flippedSrkTable() throws Exception {
		builder.build();
		for (int offset : new int[] { 5, 8, 11, 20, 140, 160, 280 }) {
			assertRefused(0x21, 0xC0, flipped(builder.srkTable() + offset));
		}
	}

	@Test
	void flippedCertificate() throws Exception {
		builder.build();
		for (int offset = 4; offset < 400; offset += 9) {
			HabVerdict verdict = judge(flipped(builder.certificate() + offset), hash(CA), 0);
			assertFalse(verdict.authentic(), "certificate offset " + offset);
			assertTrue(Set.of(0x21, 0x12).contains(verdict.events().get(0).reason()));
		}
	}

	@Test
	void flippedSignatures() throws Exception {
		builder.build();
		for (int start : new int[] { builder.csfSignature(), builder.dataSignature() }) {
			int length = ByteBuffer.wrap(builder.build()).getShort(start + 1);
			for (int offset = 4; offset < length; offset++) {
				assertRefused(0x18, 0xC0, flipped(start + offset));
			}
		}
	}

	@Test
	void everyFuseBitOfTheHashCounts() throws Exception {
		byte[] image = builder.build();
		for (int bit = 0; bit < 256; bit++) {
			byte[] other = hash(CA);
			other[bit / 8] ^= (byte) (1 << bit % 8);
			assertEquals(0x21, judge(image, other, 0).events().get(0).reason());
		}
	}

	@Test
	void revokedKey() throws Exception {
		assertEquals(0x1D, judge(builder.build(), hash(CA), 1).events().get(0).reason());
		assertTrue(judge(builder.build(), hash(CA), 2).authentic());
	}

	@Test
	void keyOfAnotherIndex() throws Exception {
		assertRefused(0x21, 0xC0, builder.srkIndex(1).build());
		assertRefused(0x0F, 0xC0, builder.srkIndex(2).build());
	}

	@Test
	void certificateOfAStranger() throws Exception {
		assertRefused(0x21, 0xC0, builder.csfIssuer(TestKeys.OTHER_SRK).build());
	}

	@Test
	void nothingSigned() throws Exception {
		HabVerdict verdict = judge(builder.withoutBlocks().build(), hash(CA), 0);
		assertEquals(3, verdict.events().stream().filter(event -> event.reason() == 0x0C).count());
		assertTrue(verdict.events().get(0).line().contains("0x20 bytes at 0x20002000 are not authenticated"));
	}

	@Test
	void entryOutsideTheSignedBlocks() throws Exception {
		byte[] image = new SignedImage(TestImages.ramImage(ADDRESS, true), ADDRESS).block(0x200, 0x100).build();
		HabVerdict verdict = judge(image, hash(CA), 0);
		assertEquals(1, verdict.events().size());
		assertEquals(0x0C, verdict.events().get(0).reason());
	}

	@Test
	void dcdOutsideTheSignedBlocks() throws Exception {
		byte[] image = TestImages.ramImage(ADDRESS, true);
		ByteBuffer.wrap(image).order(ByteOrder.LITTLE_ENDIAN).putInt(0x0C, (int) ADDRESS + 0x40).putInt(0x40,
				0x410400D2);
		HabVerdict verdict = judge(new SignedImage(image, ADDRESS).block(0x200, 0x600).build(), hash(CA), 0);
		assertEquals(0x0C, verdict.events().get(0).reason());
		assertTrue(judge(new SignedImage(image, ADDRESS).block(0x40, 4).block(0x200, 0x600).build(), hash(CA), 0)
				.authentic());
	}

	@Test
	void engineThatThePartDoesNotHave() throws Exception {
		assertRefused(0x0A, 0xC0, builder.extra(0xB1, 0, 8, 3, 0, 0x17, 0x1D, 0).build());
	}

	@Test
	void unknownCommand() throws Exception {
		assertRefused(0x03, 0xC0, builder.extra(0x77, 0, 4, 0).build());
	}

	@Test
	void csfThatIsCutOff() throws Exception {
		byte[] image = builder.build();
		assertRefused(0x22, 0x0A, Arrays.copyOf(image, builder.csf()));
		assertRefused(0x22, 0xC0, Arrays.copyOf(image, builder.csfSignature()));
	}
}
