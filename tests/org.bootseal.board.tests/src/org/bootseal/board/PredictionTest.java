/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.board;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumMap;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.AfterFailureMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.bootseal.core.predict.BootPrediction.Verdict;
import org.junit.jupiter.api.Test;

/** What is foretold of a boot is what the virtual board then does. The two share no code but formats. */
class PredictionTest {

	/** Over all boards: pins, fuses, damage of FCB, IVT, boot data, code and CSF, HAB states. */
	@Property(tries = 600, shrinking = ShrinkingMode.OFF, afterFailure = AfterFailureMode.SAMPLE_ONLY)
	void isWhatTheBoardThenDoes(@ForAll long seed) throws Exception {
		Random random = new Random(seed);
		ForetoldBoard board = new ForetoldBoard(seed);
		board.make(BoardSpec.names().get(random.nextInt(BoardSpec.names().size())));
		board.damage();
		board.burnFuses();
		board.compare(random.nextInt(3) == 0 ? BootPins.values()[random.nextInt(3)] : BootPins.INTERNAL);
	}

	/** Without damage every board boots, comes back and is silent as often as chance has it: no verdict is missing. */
	@Test
	void allVerdictsAppear() throws Exception {
		Map<Verdict, Integer> seen = new EnumMap<>(Verdict.class);
		for (String name : BoardSpec.names()) {
			for (int i = 0; i < 20; i++) {
				ForetoldBoard board = new ForetoldBoard(31L * name.hashCode() + i);
				board.make(name);
				board.burnFuses();
				seen.merge(board.compare(BootPins.INTERNAL), 1, Integer::sum);
			}
		}
		assertTrue(seen.getOrDefault(Verdict.BOOTS, 0) > 10, seen.toString());
		assertTrue(seen.getOrDefault(Verdict.SERIAL_DOWNLOADER, 0) > 10, seen.toString());
		assertTrue(seen.getOrDefault(Verdict.SILENT, 0) > 0, seen.toString());
	}
}
