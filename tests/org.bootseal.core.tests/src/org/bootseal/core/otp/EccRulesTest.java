/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.otp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

import org.bootseal.core.BadInputException;
import org.bootseal.core.otp.FuseFinding.Severity;
import org.junit.jupiter.api.Test;

/** Words that can be burnt only once, two lock words, and what else an RT1176 has that smaller parts have not. */
class EccRulesTest extends FusePlanBench {

	private static final int M7_SRK_HASH = 48;
	private static final int SEC_BOOT_CFG1 = 22;
	private static final int LOCK_CFG1 = 9;

	EccRulesTest() throws BadInputException {
		super("MIMXRT1176");
		// what a fresh part has burnt in a bit that no source names
		burn(SEC_BOOT_CFG1, 0x8);
	}

	@Test
	void freshBoardGetsTheSrkHashAndIsClosedAfterIt() throws BadInputException {
		FusePlan plan = planForImage(secure(), SRK);
		assertFalse(plan.hasConflict());
		List<FuseCheck> writes = plan.toWrite(EnumSet.allOf(FuseGroup.class));
		assertEquals(List.of(48, 49, 50, 51, 52, 53, 54, 55, SEC_BOOT_CFG1),
				writes.stream().map(check -> check.request().word().index()).toList());
		assertEquals(0xA, plan.after(EnumSet.allOf(FuseGroup.class)).get(SEC_BOOT_CFG1));
	}

	/** On parts without ECC the rest would be burnt. */
	@Test
	void wordThatWasBurntInPartIsLost() throws BadInputException {
		burn(M7_SRK_HASH + 1, 0x40000000);
		FusePlan plan = planForImage(FusePlan.srkRequests(map, SRK), SRK);
		assertEquals("M7_SRK_HASH[223:192] is burnt with 0x40000000 already: with its error correction it can be burnt"
				+ " only once, all bits together", refused(plan, FuseGroup.SRK));
		assertTrue(plan.hasConflict());
	}

	@Test
	void burntWordIsDone() throws BadInputException {
		burnSrk(SRK);
		assertEquals(List.of(), planForImage(secure(), SRK).toWrite(Set.of(FuseGroup.SRK)));
	}

	@Test
	void bitsNextToBurntOnesAreNotBurnt() throws BadInputException {
		burn(71, 0x1);
		assertEquals(FuseStatus.OK, plan(bits("BOOT_CONFIG_MISC1", 0x1, 0x1)).checks().get(0).status());
		assertTrue(refused(plan(bits("BOOT_CONFIG_MISC1", 0x10, 0x10)), FuseGroup.OTHER).contains("only once"));
	}

	@Test
	void whatStaysZeroForEverIsTold() throws BadInputException {
		assertEquals(
				List.of("BOOT_CONFIG_MISC1 can be burnt only once: its bits 0xffffff54, which nothing is wanted of,"
						+ " stay 0 for ever."),
				texts(plan(bits("BOOT_CONFIG_MISC1", 0x1, 0x1)), Severity.WARNING));
		assertEquals(List.of(), texts(plan(bits("BOOT_CONFIG_MISC2[31:0]", 1, -1)), Severity.WARNING));
	}

	@Test
	void wordsThatAreStoredTwiceAreBurntBitByBit() throws BadInputException {
		burn(20, 0x1);
		FusePlan plan = plan(bits("BOOT_CFG0", 0x3, 0xF));
		assertEquals(0x2, plan.toWrite(Set.of(FuseGroup.BOOT_CONFIG)).get(0).missing());
		assertEquals("nothing is known of the bits 0x10000 of BOOT_CFG0, so they are not burnt",
				refused(plan(bits("BOOT_CFG0", 0x10000, 0x10000)), FuseGroup.BOOT_CONFIG));
	}

	@Test
	void fieldReturnIsNeverBurntThoughItStandsBesideTheRevokingBits() throws BadInputException {
		assertTrue(refused(plan(bits("SRK_REVOKE", 0xA0, 0xF0)), FuseGroup.OTHER)
				.startsWith("FIELD_RETURN of SRK_REVOKE is never burnt: "));
	}

	@Test
	void revokingBitsAreThoseOfThisPart() throws BadInputException {
		burnSrk(SRK);
		burn(13, 0x200);
		List<FuseRequest> close = List.of(FusePlan.closeRequest(map));
		assertEquals(1, planForImage(close, SRK).toWrite(Set.of(FuseGroup.CLOSE)).size());
		FusePlan revoked = FusePlan.of(map, close, board, Optional.of(SRK), OptionalInt.of(1));
		assertTrue(refused(revoked, FuseGroup.CLOSE).contains("SRK 2, with which the image is signed, is revoked"));
	}

	@Test
	void keysAreHiddenLastAndByName() throws BadInputException {
		List<FuseRequest> requests = new ArrayList<>(bits("LOCK_CFG1", 0x4, 0x4));
		requests.addAll(bits("USER_KEY1[255:224]", 0x12345678, -1));
		FusePlan plan = plan(requests);
		assertEquals("the group \"lock\" cannot be burnt before USER_KEY1[255:224] of the group \"other\"",
				refused(plan, FuseGroup.LOCK));
		assertEquals(List.of(96, LOCK_CFG1), plan.toWrite(Set.of(FuseGroup.OTHER, FuseGroup.LOCK)).stream()
				.map(check -> check.request().word().index()).toList());
		assertTrue(texts(plan, Severity.WARNING).stream().anyMatch(text -> text.startsWith(
				"LOCK_CFG1, USER_KEY1_RLOCK: USER_KEY1[255:224], ") && text.endsWith(" can never be read again.")));
	}

	@Test
	void tokenStandsForBothLockWords() throws BadInputException {
		Set<FuseGroup> close = Set.of(FuseGroup.CLOSE);
		String token = planForImage(secure(), SRK).token(close);
		for (int lock : new int[] { 8, LOCK_CFG1 }) {
			board.put(lock, 0x800);
			assertFalse(planForImage(secure(), SRK).token(close).equals(token));
			board.put(lock, 0);
		}
		assertEquals(token, planForImage(secure(), SRK).token(close));
	}
}
