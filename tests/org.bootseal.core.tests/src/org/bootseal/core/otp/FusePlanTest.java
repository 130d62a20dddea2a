/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.otp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;

import org.bootseal.core.BadInputException;
import org.bootseal.core.device.DeviceCatalogue;
import org.bootseal.core.otp.FuseFinding.Severity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Plans for an RT1020. The SRK hash is made up. */
class FusePlanTest {

	private static final int[] SRK = { 0x00112233, 0x44556677, 0x8899AABB, 0xCCDDEEFF, 0x01234567, 0x89ABCDEF,
			0x0F1E2D3C,
			0x4B5A6978 };
	private static final int[] OTHER_SRK = { 0xFF000000, 1, 2, 3, 4, 5, 6, 7 };

	private static final int LOCKS = 0;
	private static final int BOOT_CFG1 = 6;
	private static final int SRK_HASH = 24;
	private static final int SRK_REVOKE = 47;

	private final FuseMap map;

	/** What a fresh board answers: all words 0. */
	private final Map<Integer, Integer> board = new HashMap<>();

	FusePlanTest() throws BadInputException {
		map = FuseMap.of(DeviceCatalogue.builtIn().find("MIMXRT1020"));
		map.words().forEach(word -> board.put(word.index(), 0));
	}

	private void burn(int word, int value) {
		board.merge(word, value, (a, b) -> a | b);
	}

	private void burnSrk(int[] srk) {
		for (int i = 0; i < srk.length; i++) {
			burn(SRK_HASH + i, srk[i]);
		}
	}

	private List<FuseRequest> secure() {
		List<FuseRequest> requests = new ArrayList<>(FusePlan.srkRequests(map, SRK));
		requests.add(0, FusePlan.closeRequest(map));
		return requests;
	}

	private List<FuseRequest> bits(String word, int value, int mask) throws BadInputException {
		return map.requests(map.find(word), value, mask);
	}

	private FusePlan plan(List<FuseRequest> requests) throws BadInputException {
		return FusePlan.of(map, requests, board);
	}

	private FusePlan planForImage(List<FuseRequest> requests, int[] srk) throws BadInputException {
		return FusePlan.of(map, requests, board, Optional.of(srk), OptionalInt.of(0));
	}

	private static FuseCheck last(FusePlan plan) {
		return plan.checks().get(plan.checks().size() - 1);
	}

	private static List<String> texts(FusePlan plan, Severity severity) {
		return plan.findings().stream().filter(finding -> finding.severity() == severity).map(FuseFinding::text)
				.toList();
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
		assertEquals(List.of("BOOT_CFG1 is locked by this plan: the board can never be closed afterwards."),
				texts(plan(bits("LOCKS", 0x4, 0x4)), Severity.WARNING));
		burn(BOOT_CFG1, 0x2);
		assertEquals(List.of(), plan(bits("LOCKS", 0x4, 0x4)).findings());
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
	void warnsOfAClosedBoardWithoutWholeHash() throws BadInputException {
		burn(BOOT_CFG1, 2);
		assertEquals(List.of("The board is closed already, and its SRK hash is not complete."),
				texts(plan(FusePlan.srkRequests(map, SRK)), Severity.WARNING));
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
						new FuseBits(words.get(SRK_REVOKE), 0xF), List.of(words.get(1))));
		FusePlan plan = FusePlan.of(locking, locking.requests(locking.lockWords().get(0), 0x40, 0x40), board);
		assertEquals(
				"the SRK hash would be locked against reading: the ROM could not read it either, and the board would"
						+ " boot no more",
				refused(plan, FuseGroup.LOCK));
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

	/**
	 * Computed with Python's hashlib over the map's name; a line each with index, value, mask and current value; and
	 * the lines of the board and the image.
	 */
	@Test
	void tokenStandsForRequestsBoardAndKeys() throws BadInputException {
		Set<FuseGroup> all = EnumSet.allOf(FuseGroup.class);
		assertEquals("27ec4a05", plan(secure()).token(all));
		String token = planForImage(secure(), SRK).token(all);
		assertEquals("e7f87a2e", token);
		List<FuseRequest> reversed = new ArrayList<>(secure());
		Collections.reverse(reversed);
		assertEquals(token, planForImage(reversed, SRK).token(all));
		board.put(1, 0x1234);
		board.remove(2);
		assertEquals("c44f7b61", planForImage(secure(), SRK).token(all));
		board.putAll(Map.of(1, 0, 2, 0));
		board.remove(BOOT_CFG1);
		assertEquals("3606ca16", plan(List.of(FusePlan.closeRequest(map))).token(all));
	}

	@ParameterizedTest
	@CsvSource({ "1, 0x1", "2, 0x80000000", "0, 0x4000000", "24, 0x1", "47, 0x2" })
	void tokenIsNoneForABoardInAnotherState(int word, String value) throws BadInputException {
		Set<FuseGroup> close = Set.of(FuseGroup.CLOSE);
		String token = planForImage(secure(), SRK).token(close);
		burn(word, (int) (long) Long.decode(value));
		assertNotEquals(token, planForImage(secure(), SRK).token(close));
	}

	@Test
	void tokenIsNoneForImagesOfOtherKeys() throws BadInputException {
		Set<FuseGroup> close = Set.of(FuseGroup.CLOSE);
		String token = planForImage(secure(), SRK).token(close);
		assertNotEquals(token, planForImage(secure(), OTHER_SRK).token(close));
		assertNotEquals(token,
				FusePlan.of(map, secure(), board, Optional.of(SRK), OptionalInt.of(1)).token(close));
	}

	@Test
	void boardIdIsTheUniqueIdOfThePart() throws BadInputException {
		burn(1, 0x0001_2345);
		burn(2, 0x89AB_CDEF);
		assertEquals(Optional.of("0001234589abcdef"), plan(secure()).boardId());
		board.remove(2);
		assertEquals(Optional.empty(), plan(secure()).boardId());
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
	void aTokenForOneGroupIsNoneForTwo() throws BadInputException {
		FusePlan plan = plan(secure());
		assertNotEquals(plan.token(Set.of(FuseGroup.SRK)), plan.token(Set.of(FuseGroup.SRK, FuseGroup.CLOSE)));
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

	private static String refused(FusePlan plan, FuseGroup... groups) {
		return assertThrows(BadInputException.class, () -> plan.toWrite(Set.of(groups))).getMessage();
	}
}
