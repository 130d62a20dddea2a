/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.otp;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

import org.bootseal.core.BadInputException;
import org.bootseal.core.otp.FuseFinding.Severity;
import org.junit.jupiter.api.Test;

/** Words that are locked, and fuses that lock. On an RT1020. */
class LockRulesTest extends FusePlanBench {

	LockRulesTest() throws BadInputException {
		super("MIMXRT1020");
	}

	@Test
	void lockedWordsAreNotWritten() throws BadInputException {
		burn(LOCKS, 0x4);
		assertEquals("BOOT_CFG1 is locked against writing",
				refused(plan(bits("BOOT_CFG1", 0x10, 0x10)), FuseGroup.BOOT_CONFIG));
		burn(BOOT_CFG1, 0x10);
		assertEquals(FuseStatus.OK, plan(bits("BOOT_CFG1", 0x10, 0x10)).checks().get(0).status());
	}

	@Test
	void overrideLockDoesNotForbidBurning() throws BadInputException {
		burn(LOCKS, 0x8);
		assertEquals(FuseStatus.WRITE, plan(bits("BOOT_CFG1", 0x10, 0x10)).checks().get(0).status());
	}

	@Test
	void wordsThatCannotBeReadAreNotWritten() throws BadInputException {
		burn(LOCKS, 0x00800000);
		assertEquals("SW_GP1[31:0] is locked against reading, so it is not known what is burnt in it",
				refused(plan(bits("SW_GP1[31:0]", 1, 1)), FuseGroup.OTHER));
		board.remove(38);
		assertEquals("GP1[31:0] could not be read, so it is not known what is burnt in it",
				refused(plan(bits("GP1[31:0]", 1, 1)), FuseGroup.OTHER));
		board.remove(LOCKS);
		assertEquals("the lock word 0 could not be read, so it is not known whether BOOT_CFG1 is locked",
				refused(plan(bits("BOOT_CFG1", 0x10, 0x10)), FuseGroup.BOOT_CONFIG));
	}

	@Test
	void locksComeLastAndNotBeforeWhatTheyLock() throws BadInputException {
		List<FuseRequest> requests = new ArrayList<>(bits("LOCKS", 0x4, 0x4));
		requests.addAll(secure());
		requests.addAll(bits("BOOT_CFG1", 0x10, 0x10));
		FusePlan plan = plan(requests);
		List<FuseGroup> order = plan.toWrite(EnumSet.allOf(FuseGroup.class)).stream()
				.map(check -> check.request().group()).distinct().toList();
		assertEquals(List.of(FuseGroup.SRK, FuseGroup.BOOT_CONFIG, FuseGroup.CLOSE, FuseGroup.LOCK), order);
		assertEquals("the group \"lock\" cannot be burnt before BOOT_CFG1 of the group \"boot\"",
				refused(plan, FuseGroup.SRK, FuseGroup.LOCK));
		assertEquals("the group \"lock\" cannot be burnt before BOOT_CFG1 of the group \"close\"",
				refused(plan, FuseGroup.SRK, FuseGroup.BOOT_CONFIG, FuseGroup.LOCK));
	}

	@Test
	void warnsIfALockKeepsTheBoardOpen() throws BadInputException {
		String named = "LOCKS, BOOT_CFG_LOCK: BOOT_CFG0, BOOT_CFG1, BOOT_CFG2 can never be programmed again.";
		assertEquals(List.of(named, "BOOT_CFG1 is locked by this plan: the board can never be closed afterwards."),
				texts(plan(bits("LOCKS", 0x4, 0x4)), Severity.WARNING));
		burn(BOOT_CFG1, 0x2);
		assertEquals(List.of(named), texts(plan(bits("LOCKS", 0x4, 0x4)), Severity.WARNING));
	}

	/** No known RT10xx map has a read lock for the SRK hash; the rule is for those that get one. */
	@Test
	void srkHashIsNotHiddenFromTheRom() throws BadInputException {
		TreeMap<Integer, FuseWord> words = new TreeMap<>();
		for (FuseWord word : map.words()) {
			boolean srk = map.srkHashWords().contains(word);
			words.put(word.index(), srk
					? new FuseWord(word.index(), word.name(), word.group(), word.shadowAddress(),
							word.protection(), Optional.of(new FuseLock(LOCKS, 0, 0x40, 0)), List.of())
					: word);
		}
		FuseMap locking = new FuseMap("locking", 48, words,
				new FuseRoles(List.copyOf(words.subMap(24, 32).values()), new FuseBits(words.get(BOOT_CFG1), 2),
						new FuseBits(words.get(BOOT_CFG1), 0x10), List.of(words.get(LOCKS)),
						new FuseBits(words.get(SRK_REVOKE), 0xF), new FuseBits(words.get(BOOT_CFG1 - 1), 1), false,
						List.of(words.get(1))));
		FusePlan plan = FusePlan.of(locking, locking.requests(locking.lockWords().get(0), 0x40, 0x40), board);
		assertEquals(
				"the SRK hash would be locked against reading: the ROM could not read it either, and the board would"
						+ " boot no more",
				refused(plan, FuseGroup.LOCK));
	}

	@Test
	void eachLockIsNamedWithWhatItLocks() throws BadInputException {
		assertEquals(
				List.of("LOCKS, SJC_RESP_LOCK: SJC_RESP0, SJC_RESP1 can never be programmed again.",
						"LOCKS, SJC_RESP_LOCK: SJC_RESP0, SJC_RESP1 can never be read again.",
						"LOCKS, SJC_RESP_LOCK: SJC_RESP0, SJC_RESP1 can never be overridden in their shadow registers"
								+ " again.",
						"LOCKS, GP1_LOCK: GP1[31:0] can never be programmed again."),
				texts(plan(bits("LOCKS", 0x440, 0x440)), Severity.WARNING));
	}
}
