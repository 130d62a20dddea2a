/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.otp;

import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

import org.bootseal.core.BadInputException;
import org.bootseal.core.device.DeviceCatalogue;
import org.bootseal.core.otp.FuseFinding.Severity;

/** What tests of plans for one board have in common: its fuses, and a made up SRK hash. */
abstract class FusePlanBench {

	static final int[] SRK = { 0x00112233, 0x44556677, 0x8899AABB, 0xCCDDEEFF, 0x01234567, 0x89ABCDEF, 0x0F1E2D3C,
			0x4B5A6978 };
	static final int[] OTHER_SRK = { 0xFF000000, 1, 2, 3, 4, 5, 6, 7 };

	static final int LOCKS = 0;
	static final int BOOT_CFG1 = 6;
	static final int SRK_HASH = 24;
	static final int SRK_REVOKE = 47;

	final FuseMap map;

	/** What a fresh board answers: all words 0. */
	final Map<Integer, Integer> board = new HashMap<>();

	FusePlanBench(String device) throws BadInputException {
		map = FuseMap.of(DeviceCatalogue.builtIn().find(device));
		map.words().forEach(word -> board.put(word.index(), 0));
	}

	final void burn(int word, int value) {
		board.merge(word, value, (a, b) -> a | b);
	}

	final void burnSrk(int[] srk) {
		for (int i = 0; i < srk.length; i++) {
			burn(map.srkHashWords().get(i).index(), srk[i]);
		}
	}

	final List<FuseRequest> secure() {
		List<FuseRequest> requests = new ArrayList<>(FusePlan.srkRequests(map, SRK));
		requests.add(0, FusePlan.closeRequest(map));
		return requests;
	}

	final List<FuseRequest> bits(String word, int value, int mask) throws BadInputException {
		return map.requests(map.find(word), value, mask);
	}

	final FusePlan plan(List<FuseRequest> requests) throws BadInputException {
		return FusePlan.of(map, requests, board);
	}

	final FusePlan planForImage(List<FuseRequest> requests, int[] srk) throws BadInputException {
		return FusePlan.of(map, requests, board, Optional.of(srk), OptionalInt.of(0));
	}

	static List<String> texts(FusePlan plan, Severity severity) {
		return plan.findings().stream().filter(finding -> finding.severity() == severity).map(FuseFinding::text)
				.toList();
	}

	static String refused(FusePlan plan, FuseGroup... groups) {
		return assertThrows(BadInputException.class, () -> plan.toWrite(Set.of(groups))).getMessage();
	}
}
