/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.otp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

import org.bootseal.core.BadInputException;
import org.bootseal.core.otp.FuseFinding.Severity;
import org.junit.jupiter.api.Test;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** When a part may be closed. On an RT1020. */
class ClosingRulesTest extends FusePlanBench {

	ClosingRulesTest() throws BadInputException {
		super("MIMXRT1020");
	}

	@Test
	void isNotClosedWithoutAnSrkHash() throws BadInputException {
		FusePlan plan = plan(List.of(FusePlan.closeRequest(map)));
		assertEquals("closing is refused: SRK_HASH[255:224] would be 0, so no image could ever run on the closed board",
				refused(plan, FuseGroup.CLOSE));
	}

	@Test
	void isNotClosedWithHalfAnSrkHash() throws BadInputException {
		burn(SRK_HASH, SRK[0]);
		FusePlan plan = plan(List.of(FusePlan.closeRequest(map)));
		assertTrue(refused(plan, FuseGroup.CLOSE).contains("SRK_HASH[223:192] would be 0"));
	}

	@Test
	void isNotClosedWithTheSrkHashOfOtherKeys() throws BadInputException {
		burnSrk(OTHER_SRK);
		FusePlan plan = planForImage(List.of(FusePlan.closeRequest(map)), SRK);
		assertEquals("closing is refused: SRK_HASH[255:224] would be 0xff000000, but the image is signed under an SRK"
				+ " table with 0x00112233 there and would not run on the closed board", refused(plan, FuseGroup.CLOSE));
	}

	@Test
	void isNotClosedIfTheSrkHashCannotBeRead() throws BadInputException {
		burnSrk(SRK);
		board.remove(SRK_HASH + 3);
		assertEquals("closing is refused: SRK_HASH[159:128] could not be read",
				refused(plan(List.of(FusePlan.closeRequest(map))), FuseGroup.CLOSE));
	}

	@Test
	void isNotClosedBeforeThePlannedHashIsBurnt() throws BadInputException {
		assertEquals("the group \"close\" cannot be burnt before SRK_HASH[255:224] of the group \"srk\"",
				refused(plan(secure()), FuseGroup.CLOSE));
		burnSrk(SRK);
		assertEquals(1, plan(secure()).toWrite(Set.of(FuseGroup.CLOSE)).size());
	}

	@Test
	void saysWhatClosingMeans() throws BadInputException {
		List<String> sentences = texts(planForImage(secure(), SRK), Severity.WARNING);
		assertEquals(4, sentences.size());
		assertEquals("SEC_CONFIG[1] (BOOT_CFG1, bit mask 0x2) is burnt: the part is closed for ever.",
				sentences.get(0));
		// the digest's bytes: each fuse word holds four of them, little-endian
		assertTrue(sentences.get(1).contains("3322110077665544bbaa9988ffeeddcc67452301efcdab893c2d1e0f78695a4b"),
				sentences.get(1));
		assertEquals("The image of this plan is signed under this SRK table.", sentences.get(3));
		assertEquals("Whether an image is signed under this SRK table was not checked.",
				texts(plan(secure()), Severity.WARNING).get(3));
	}

	@Test
	void closingIsSplitFromOtherBitsOfItsWord() throws BadInputException {
		burnSrk(SRK);
		FusePlan plan = plan(bits("BOOT_CFG1", 0x12, 0x12));
		assertEquals(0x10, plan.toWrite(Set.of(FuseGroup.BOOT_CONFIG)).get(0).missing());
		assertEquals(0x2, plan.toWrite(Set.of(FuseGroup.CLOSE)).get(0).missing());
	}

	@Test
	void closingUnderAnotherGroupsNameIsAMistakeOfTheProgram() {
		FuseRequest disguised = new FuseRequest(map.closeWord(), 0x12, 0x12, FuseGroup.BOOT_CONFIG);
		assertThrows(IllegalArgumentException.class, () -> plan(List.of(disguised)));
	}

	@Test
	void warnsOfAClosedBoardWithoutWholeHash() throws BadInputException {
		burn(BOOT_CFG1, 2);
		assertEquals(List.of("The board is closed already, and its SRK hash is not complete."),
				texts(plan(FusePlan.srkRequests(map, SRK)), Severity.WARNING));
	}

	@Test
	void isNotClosedIfTheSrkOfTheImageIsRevoked() throws BadInputException {
		burnSrk(SRK);
		burn(SRK_REVOKE, 0x2);
		List<FuseRequest> close = List.of(FusePlan.closeRequest(map));
		assertEquals(1, planForImage(close, SRK).toWrite(Set.of(FuseGroup.CLOSE)).size());
		String reason = "closing is refused: SRK 2, with which the image is signed, is revoked: the closed board would run"
				+ " nothing";
		FusePlan revoked = FusePlan.of(map, close, board, Optional.of(SRK), OptionalInt.of(1));
		assertEquals(reason, refused(revoked, FuseGroup.CLOSE));
		assertEquals("closing is refused: an SRK is revoked, and it is not known which of them signs the image: the"
				+ " closed board would run nothing", refused(plan(close), FuseGroup.CLOSE));
		board.remove(SRK_REVOKE);
		assertEquals("closing is refused: SRK_REVOKE could not be read, so it is not known which SRKs are revoked",
				refused(planForImage(close, SRK), FuseGroup.CLOSE));
	}

	@Test
	void isNotClosedIfTheSrkOfTheImageIsRevokedWithIt() throws BadInputException {
		List<FuseRequest> requests = secure();
		requests.addAll(bits("SRK_REVOKE", 0x1, 0x1));
		String reason = "closing is refused: SRK 1, with which the image is signed, is revoked: the closed board would run"
				+ " nothing";
		assertEquals(reason, refused(planForImage(requests, SRK), FuseGroup.SRK, FuseGroup.CLOSE));
		assertEquals("the fuses can't be burnt as wanted: " + reason, assertThrows(BadInputException.class,
				() -> FusePlan.checkWanted(map, requests, Optional.of(SRK), OptionalInt.of(0))).getMessage());
		FusePlan.checkWanted(map, requests, Optional.of(SRK), OptionalInt.of(1));
	}

	@Test
	void srkInUseIsNotRevokedOnAClosedBoard() throws BadInputException {
		List<FuseRequest> requests = bits("SRK_REVOKE", 0x1, 0x1);
		assertEquals(FuseStatus.WRITE, planForImage(requests, SRK).checks().get(0).status());
		burnSrk(SRK);
		burn(BOOT_CFG1, 2);
		assertEquals("the board is closed or may be, and SRK 1, with which the image is signed, is revoked: the closed"
				+ " board would run nothing", refused(planForImage(requests, SRK), FuseGroup.OTHER));
		assertEquals(FuseStatus.WRITE,
				planForImage(bits("SRK_REVOKE", 0x2, 0x2), SRK).checks().get(0).status());
		board.remove(BOOT_CFG1);
		assertEquals(FuseStatus.CONFLICT, planForImage(requests, SRK).checks().get(0).status());
	}

	/** Whatever is asked and whatever is burnt: closing needs its group, and a word never loses a bit. */
	@Property(tries = 500)
	void closingIsNeverImplied(@ForAll int value, @ForAll int burnt, @ForAll Set<FuseGroup> groups)
			throws BadInputException {
		burnSrk(SRK);
		burn(BOOT_CFG1, burnt);
		int wanted = value & map.closeWord().describedBits();
		FusePlan plan = plan(map.requests(map.closeWord(), wanted, wanted | 1));
		List<FuseCheck> writes;
		try {
			writes = plan.toWrite(groups);
		} catch (BadInputException refused) {
			assertTrue(plan.hasConflict());
			return;
		}
		int written = writes.stream().mapToInt(FuseCheck::missing).reduce(0, (a, b) -> a | b);
		assertEquals(0, written & burnt);
		assertTrue((written & 2) == 0 || groups.contains(FuseGroup.CLOSE));
	}
}
