/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.otp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

import org.bootseal.core.BadInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a token stands for. On an RT1020. */
class FuseTokenTest extends FusePlanBench {

	FuseTokenTest() throws BadInputException {
		super("MIMXRT1020");
	}

	/**
	 * Computed with Python's hashlib over the map's name; a line each with index, value, mask and current value; and
	 * the lines of the board and the image.
	 */
	@Test
	void tokenStandsForRequestsBoardAndKeys() throws BadInputException {
		Set<FuseGroup> all = EnumSet.allOf(FuseGroup.class);
		assertEquals("a3482dde", plan(secure()).token(all));
		String token = planForImage(secure(), SRK).token(all);
		assertEquals("eecc2c2b", token);
		List<FuseRequest> reversed = new ArrayList<>(secure());
		Collections.reverse(reversed);
		assertEquals(token, planForImage(reversed, SRK).token(all));
		board.put(1, 0x1234);
		board.remove(2);
		assertEquals("6e845169", planForImage(secure(), SRK).token(all));
		board.putAll(Map.of(1, 0, 2, 0));
		board.remove(BOOT_CFG1);
		assertEquals("946cfd2d", plan(List.of(FusePlan.closeRequest(map))).token(all));
	}

	@ParameterizedTest
	@CsvSource({ "1, 0x1", "2, 0x80000000", "0, 0x4000000", "24, 0x1", "47, 0x2", "6, 0x8" })
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
	void aTokenForOneGroupIsNoneForTwo() throws BadInputException {
		FusePlan plan = plan(secure());
		assertNotEquals(plan.token(Set.of(FuseGroup.SRK)), plan.token(Set.of(FuseGroup.SRK, FuseGroup.CLOSE)));
	}

	@Test
	void boardIdIsTheUniqueIdOfThePart() throws BadInputException {
		burn(1, 0x0001_2345);
		burn(2, 0x89AB_CDEF);
		assertEquals(Optional.of("0001234589abcdef"), plan(secure()).boardId());
		board.remove(2);
		assertEquals(Optional.empty(), plan(secure()).boardId());
	}
}
