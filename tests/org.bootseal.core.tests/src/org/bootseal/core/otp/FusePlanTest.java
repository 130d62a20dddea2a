/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.otp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is to be burnt, and what is not. On an RT1020. */
class FusePlanTest extends FusePlanBench {

	FusePlanTest() throws BadInputException {
		super("MIMXRT1020");
	}

	private static FuseCheck last(FusePlan plan) {
		return plan.checks().get(plan.checks().size() - 1);
	}

	@Test
	void freshBoardGetsTheSrkHashAndIsClosedAfterIt() throws BadInputException {
		FusePlan plan = planForImage(secure(), SRK);
		assertFalse(plan.hasConflict());
		assertEquals("9 to write (srk 8, close 1), 0 burnt already, 0 in conflict", plan.summary());
		List<FuseCheck> writes = plan.toWrite(EnumSet.allOf(FuseGroup.class));
		assertEquals(List.of(24, 25, 26, 27, 28, 29, 30, 31, 6),
				writes.stream().map(check -> check.request().word().index()).toList());
		assertEquals(SRK[0], writes.get(0).missing());
		assertEquals(2, writes.get(8).missing());
	}

	/** The form is that of NXP's Secure Provisioning Tool. */
	@Test
	void linesAreThoseOfTheProvisioningTool() throws BadInputException {
		FusePlan plan = plan(secure());
		assertEquals(
				"OTP request: SRK_HASH[255:224] |= 0x112233 (mask: 0xffffffff); current value=0x0; status=WRITE",
				plan.checks().get(0).toString());
		assertEquals("OTP request: BOOT_CFG1 |= 0x2 (mask: 0x2); current value=0x0; status=WRITE",
				last(plan).toString());
		board.remove(BOOT_CFG1);
		assertEquals("OTP request: BOOT_CFG1 |= 0x2 (mask: 0x2); current value=unknown; status=CONFLICT",
				last(plan(secure())).toString());
	}

	@Test
	void nothingIsWrittenWithoutItsGroup() throws BadInputException {
		FusePlan plan = plan(secure());
		assertEquals(List.of(), plan.toWrite(Set.of()));
		assertEquals(8, plan.toWrite(Set.of(FuseGroup.SRK)).size());
	}

	@Test
	void burntFusesAreDone() throws BadInputException {
		burnSrk(SRK);
		burn(BOOT_CFG1, 2);
		FusePlan plan = planForImage(secure(), SRK);
		assertEquals("0 to write, 9 burnt already, 0 in conflict", plan.summary());
		assertEquals(List.of(), plan.toWrite(EnumSet.allOf(FuseGroup.class)));
		assertEquals(List.of(), plan.findings());
	}

	@Test
	void goesOnAfterAPowerCut() throws BadInputException {
		burn(SRK_HASH, SRK[0]);
		burn(SRK_HASH + 1, 0x40000000);
		FusePlan plan = planForImage(FusePlan.srkRequests(map, SRK), SRK);
		assertEquals("7 to write (srk 7), 1 burnt already, 0 in conflict", plan.summary());
		assertEquals(SRK[1] & ~0x40000000, plan.toWrite(Set.of(FuseGroup.SRK)).get(0).missing());
		assertEquals(List.of("SRK_HASH[223:192] is burnt in part (0x40000000 of 0x44556677), as after a power cut; the"
				+ " rest is burnt now."), texts(plan, Severity.WARNING));
	}

	@Test
	void boardOfOtherKeysIsLeftAlone() throws BadInputException {
		burn(SRK_HASH, 0xFF000000);
		FusePlan plan = planForImage(secure(), SRK);
		assertTrue(plan.hasConflict());
		String reason = "SRK_HASH[255:224] is burnt with 0xff000000, another SRK table: this board belongs to other keys";
		assertEquals(List.of(reason, "closing is refused: " + reason), texts(plan, Severity.REFUSAL));
		assertEquals(reason, refused(plan, FuseGroup.SRK));
		assertEquals("closing is refused: " + reason, refused(plan, FuseGroup.CLOSE));
	}

	@Test
	void hashOfOtherKeysThanTheImagesIsNotBurnt() throws BadInputException {
		FusePlan plan = planForImage(FusePlan.srkRequests(map, SRK), OTHER_SRK);
		assertEquals("SRK_HASH[255:224] shall be 0x00112233, but the image is signed under an SRK table with 0xff000000"
				+ " there: it would never run on this board", refused(plan, FuseGroup.SRK));
	}

	@Test
	void fusesAreNotCleared() throws BadInputException {
		burn(BOOT_CFG1, 0x30);
		FusePlan plan = plan(bits("BOOT_CFG1", 0x10, 0x34));
		assertEquals("the bits 0x20 of BOOT_CFG1 are burnt and shall be 0: a fuse cannot be cleared",
				refused(plan, FuseGroup.BOOT_CONFIG));
	}

	@Test
	void zerosThatAreZeroAreDone() throws BadInputException {
		assertEquals(FuseStatus.OK, plan(bits("BOOT_CFG1", 0, 0x30)).checks().get(0).status());
	}

	@Test
	void bitsWithoutMeaningAreNotBurnt() throws BadInputException {
		assertEquals("nothing is known of the bits 0x4000 of LOCKS, so they are not burnt",
				refused(plan(bits("LOCKS", 0x4000, 0x4000)), FuseGroup.LOCK));
	}

	@ParameterizedTest
	@CsvSource({ "BOOT_CFG1, 0x10000, FORCE_INTERNAL_BOOT", "BOOT_CFG1, 0x20000, SDP_DISABLE",
			"BOOT_CFG1, 0x10, BT_FUSE_SEL", "BOOT_CFG0, 0x1, EncryptedXIP",
			"SRK_REVOKE, 0x2, SRK_REVOKE2" })
	void warnsOfFieldsThatCannotBeLivedWithByAccident(String word, String bits, String field) throws BadInputException {
		int value = (int) (long) Long.decode(bits);
		List<String> warnings = texts(plan(bits(word, value, value)), Severity.WARNING);
		assertEquals(1, warnings.size());
		assertTrue(warnings.get(0).startsWith(word + ", " + field + ": "), warnings.get(0));
		burn(map.find(word).index(), value);
		assertEquals(List.of(), texts(plan(bits(word, value, value)), Severity.WARNING));
	}

	@Test
	void requestsOfOneWordAreJoined() throws BadInputException {
		List<FuseRequest> requests = new ArrayList<>(bits("BOOT_CFG1", 0x10, 0x10));
		requests.addAll(bits("BOOT_CFG1", 0x20, 0x20));
		assertEquals(1, plan(requests).checks().size());
		assertEquals(0x30, plan(requests).checks().get(0).missing());
		requests.addAll(bits("BOOT_CFG1", 0, 0x10));
		assertEquals("the bits 0x10 of BOOT_CFG1 are wanted as 0 and as 1",
				assertThrows(BadInputException.class, () -> plan(requests)).getMessage());
	}

	@ParameterizedTest
	@CsvSource({ "LOCKS, 0x80000000, FIELD_RETURN of LOCKS is never burnt: the part would become a returned part",
			"LOCKS, 0x4000, nothing is known of the bits 0x4000 of LOCKS",
			"'SRK_HASH[255:224]', 0x12345678, but the image is signed under an SRK table with 0x00112233" })
	void whatNoBoardMayGetIsRefusedWithoutABoard(String word, String bits, String reason) throws BadInputException {
		int value = (int) (long) Long.decode(bits);
		List<FuseRequest> requests = bits(word, value, value);
		String message = assertThrows(BadInputException.class,
				() -> FusePlan.checkWanted(map, requests, Optional.of(SRK), OptionalInt.of(0))).getMessage();
		assertTrue(message.contains(reason), message);
		assertTrue(refused(planForImage(requests, SRK), requests.get(0).group()).contains(reason));
	}

	@Test
	void findingsAreThoseOfTheNamedGroups() throws BadInputException {
		FusePlan plan = planForImage(secure(), SRK);
		assertEquals(List.of(), plan.findings(Set.of(FuseGroup.SRK)));
		assertEquals(4, plan.findings(Set.of(FuseGroup.SRK, FuseGroup.CLOSE)).size());
	}

	@Test
	void anSrkHashHasEightWords() {
		assertThrows(IllegalArgumentException.class, () -> FusePlan.srkRequests(map, new int[7]));
		assertThrows(IllegalArgumentException.class, () -> planForImage(secure(), new int[9]));
	}

	@Test
	void findingsTellTheirSeverity() {
		assertEquals("refused: no.", new FuseFinding(Severity.REFUSAL, "no.").toString());
		assertEquals("warning: mind.", new FuseFinding(Severity.WARNING, "mind.").toString());
	}

	/** The same bits for two purposes agree, other ones are refused, and nothing of them is a key by accident. */
	@Test
	void wishesOfOneWordForTwoPurposesAgree() throws BadInputException {
		List<FuseRequest> xip = FusePlan.encryptedXipRequests(map);
		assertEquals(List.of(FuseGroup.XIP_ENABLE, FuseGroup.XIP_ENABLE),
				xip.stream().map(FuseRequest::group).toList());
		List<FuseRequest> both = new ArrayList<>(xip);
		both.addAll(map.requests(map.bootFromFusesWord(), 0, map.bootFromFusesMask()));
		assertTrue(assertThrows(BadInputException.class, () -> FusePlan.merged(both)).getMessage()
				.contains("are wanted as 0 and as 1"));
		FuseRequest close = FusePlan.closeRequest(map);
		assertEquals(close, close.forXip(FuseGroup.XIP_KEY));
		assertEquals(FuseGroup.SRK, FusePlan.srkRequests(map, SRK).get(0).forXip(FuseGroup.XIP_KEY).group());
	}

	@Test
	void aPartIsNotClosedBeforeTheKeyOfItsFlashIsBurnt() throws BadInputException {
		List<FuseRequest> requests = new ArrayList<>(FusePlan.srkRequests(map, SRK));
		requests.add(FusePlan.closeRequest(map));
		requests.add(bits("SW_GP1[31:0]", 1, 1).get(0).forXip(FuseGroup.XIP_KEY));
		FusePlan plan = planForImage(requests, SRK);
		assertEquals("the group \"close\" cannot be burnt before SW_GP1[31:0] of the group \"xip-key\"",
				refused(plan, FuseGroup.SRK, FuseGroup.CLOSE));
		assertEquals(10, plan.toWrite(Set.of(FuseGroup.SRK, FuseGroup.XIP_KEY, FuseGroup.CLOSE)).size());
	}
}
