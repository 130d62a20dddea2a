/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;

import org.bootseal.core.BadInputException;
import org.bootseal.core.device.DeviceCatalogue;
import org.bootseal.core.otp.FuseCheck;
import org.bootseal.core.otp.FuseGroup;
import org.bootseal.core.otp.FuseMap;
import org.bootseal.core.otp.FuseRequest;
import org.bootseal.core.otp.FuseStatus;
import org.bootseal.core.plan.Requests;
import org.junit.jupiter.api.Test;

/** What keeps fuses from taking what was burnt is told by locks, error correction, and the bits that they took. */
class FuseProbeTest {

	private static final long VERIFY_FAILED = 52009;
	private static final long PROGRAM_FAILED = 52805;
	private static final int BITS = 0x00FF00FF;

	private static FuseRequest request(String device, int word, int bits) throws BadInputException {
		return request(device, word, bits, bits);
	}

	private static FuseRequest request(String device, int word, int bits, int mask) throws BadInputException {
		FuseMap map = FuseMap.of(DeviceCatalogue.builtIn().find(device));
		return map.requests(map.word(word), bits, mask).get(0);
	}

	private static Map<Cause, Certainty> judged(Consultation consultation) {
		return consultation.judgedBy(new FuseProbe(consultation.about()));
	}

	/** The word 39 of the RT1020, GP2, which was 0 before the run. */
	private static Consultation burnt(long status, int before) throws BadInputException {
		FuseRequest request = request("RT1020", 39, BITS);
		return new Consultation(Requests.withFuses(List.of(request), FuseGroup.OTHER)).failed("burn-other", status)
				.checks(new FuseCheck(request, true, before, FuseStatus.WRITE, ""));
	}

	@Test
	void aWordThatTookSomeOfTheBitsWasBurntBadly() throws BadInputException {
		assertEquals(Map.of(Cause.WEAK_FUSE, Certainty.CERTAIN),
				judged(burnt(VERIFY_FAILED, 0).sawFuses(Map.of(39, 0x000F00FF))));
	}

	@Test
	void aWordThatTookNoneIsLockedAsItsLockSays() throws BadInputException {
		assertEquals(Map.of(Cause.LOCKED_FUSE, Certainty.CERTAIN),
				judged(burnt(VERIFY_FAILED, 0).sawFuses(Map.of(39, 0), 39)));
	}

	@Test
	void withoutALockThatTellsItNothingIsCertain() throws BadInputException {
		assertEquals(Map.of(Cause.LOCKED_FUSE, Certainty.LIKELY, Cause.WEAK_FUSE, Certainty.POSSIBLE),
				judged(burnt(VERIFY_FAILED, 0).sawFuses(Map.of(39, 0))));
	}

	@Test
	void bitsThatWereThereBeforeAreNotTakenForBurntOnes() throws BadInputException {
		assertEquals(Map.of(Cause.LOCKED_FUSE, Certainty.CERTAIN),
				judged(burnt(VERIFY_FAILED, 0xF).sawFuses(Map.of(39, 0xF), 39)));
	}

	@Test
	void aBitThatIsGoneWasWeak() throws BadInputException {
		assertEquals(Map.of(Cause.WEAK_FUSE, Certainty.CERTAIN),
				judged(burnt(-1, BITS).sawFuses(Map.of(39, 0x007F00FF))));
	}

	@Test
	void aFailureThatBurntAllTheSameIsAWrongStatus() throws BadInputException {
		assertEquals(Map.of(Cause.FUSE_STATUS_WRONG, Certainty.CERTAIN),
				judged(burnt(PROGRAM_FAILED, 0).sawFuses(Map.of(39, BITS))));
	}

	@Test
	void aWordThatIsReadAsWantedOnlyNowIsWeak() throws BadInputException {
		assertEquals(Map.of(Cause.WEAK_FUSE, Certainty.LIKELY, Cause.FUSE_STATUS_WRONG, Certainty.POSSIBLE),
				judged(burnt(VERIFY_FAILED, 0).sawFuses(Map.of(39, BITS))));
	}

	@Test
	void aRefusalBeforeAnythingWasSentIsNoCauseOfTheFuses() throws BadInputException {
		assertEquals(Map.of(), judged(burnt(-1, 0).sawFuses(Map.of(39, 0))));
	}

	@Test
	void aWordWithErrorCorrectionTakesNoMoreBits() throws BadInputException {
		FuseRequest request = request("RT1176", 71, 1);
		Consultation refused = new Consultation(Requests.withFuses(List.of(request), FuseGroup.OTHER))
				.failed("fuses", -1).checks(new FuseCheck(request, true, 0x10, FuseStatus.CONFLICT, "It failed"));
		assertEquals(Map.of(Cause.FUSE_WORD_BURNT_TWICE, Certainty.CERTAIN),
				judged(refused.sawFuses(Map.of(71, 0x10), 71)));
	}

	@Test
	void aConflictOverALockedWordIsTheLock() throws BadInputException {
		FuseRequest request = request("RT1020", 39, 1);
		Consultation refused = new Consultation(Requests.withFuses(List.of(request), FuseGroup.OTHER))
				.failed("fuses", -1).checks(new FuseCheck(request, true, 0, FuseStatus.CONFLICT, "It failed"));
		assertEquals(Map.of(Cause.LOCKED_FUSE, Certainty.CERTAIN), judged(refused.sawFuses(Map.of(39, 0), 39)));
	}

	@Test
	void anSrkHashOfOtherKeysIsAMismatch() throws BadInputException {
		FuseRequest request = request("RT1020", 24, 0x12345678, -1);
		Consultation refused = new Consultation(Requests.withFuses(List.of(request), FuseGroup.SRK))
				.failed("fuses", -1).checks(new FuseCheck(request, true, 0x80000001, FuseStatus.CONFLICT, "It failed"));
		assertEquals(Map.of(Cause.SRK_MISMATCH, Certainty.CERTAIN), judged(refused.sawFuses(Map.of(24, 0x80000001))));
	}

	@Test
	void aConflictThatTheRunDidNotEndByIsNoCause() throws BadInputException {
		FuseRequest request = request("RT1020", 39, 1);
		Consultation refused = new Consultation(Requests.withFuses(List.of(request)))
				.failed("fuses", -1).checks(new FuseCheck(request, true, 0, FuseStatus.CONFLICT, "locked"));
		assertEquals(Map.of(), judged(refused.sawFuses(Map.of(39, 0), 39)));
	}
}
