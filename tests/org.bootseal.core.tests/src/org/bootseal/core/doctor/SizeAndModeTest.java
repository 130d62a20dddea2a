/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Map;
import java.util.OptionalInt;

import org.bootseal.core.plan.Requests;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A chip that is smaller than it says or was left in another mode, and what a person can do about it. */
class SizeAndModeTest {

	private static final FlashPins PINS = new FlashPins(OptionalInt.empty(), false, false);
	private static final ChipAnswers MUTE = new ChipAnswers(0xFFFFFF, 0, 0, new byte[0]);

	private static Consultation failed() throws Exception {
		return new Consultation(Requests.plain()).failed("verify-image", -1);
	}

	private static Map<Cause, Certainty> size(Consultation consultation) {
		return consultation.judgedBy(new SizeProbe(consultation.about()));
	}

	private static Map<Cause, Certainty> mode(Consultation consultation) {
		return consultation.judgedBy(new ModeProbe(consultation.about()));
	}

	@Test
	void contentThatComesAgainShowsASmallerChip() throws Exception {
		assertEquals(Map.of(Cause.WRONG_SIZE, Certainty.CERTAIN),
				size(failed().saw(new Observation.Wrap(0x100000, "again"))));
		assertEquals(Map.of(), size(failed().saw(new Observation.Wrap(0, "not again"))));
	}

	@Test
	void aChipThatIsFoundInAModeWasLeftInIt() throws Exception {
		assertEquals(Map.of(Cause.LEFT_IN_QPI, Certainty.CERTAIN),
				mode(failed().saw(new Observation.Mode(true, "it answers"))));
		assertEquals(Map.of(), mode(failed().saw(new Observation.Mode(false, "nobody"))));
	}

	@Test
	void modesAreTriedOnceNobodyAnswersOnAnyPins() throws Exception {
		Consultation consultation = failed();
		ModeProbe probe = new ModeProbe(consultation.about());
		consultation.saw(new Observation.Chip(PINS, false, MUTE, "nobody"));
		assertTrue(probe.wanted(consultation.facts()).isEmpty());
		for (FlashPins other : PINS.others(consultation.about().device())) {
			consultation.saw(new Observation.Chip(other, false, MUTE, "nobody"));
		}
		assertEquals(2, probe.wanted(consultation.facts()).size());
		assertTrue(probe.wanted(consultation.facts()).stream()
				.allMatch(trial -> trial.experiment().risk() == Risk.CONFIGURE));
	}

	@Test
	void aBlockSendsItsCommandFirst() {
		ByteBuffer block = ByteBuffer.wrap(ProbeBlock.ARRAY_BY_THREE_BYTES.bytes(PINS)).order(ByteOrder.LITTLE_ENDIAN);
		assertEquals(1, block.get(0x1C));
		assertEquals(1, block.get(0x20));
		assertEquals(0x04E9, block.getShort(0x80 + 16 * block.get(0x21)));
		assertEquals(0, ByteBuffer.wrap(ProbeBlock.ARRAY.bytes(PINS)).get(0x1C));
	}

	@ParameterizedTest
	@EnumSource(names = { "NO_BOARD", "NOT_SERIAL_MODE", "SERIAL_DOWNLOAD_DISABLED", "OTHER_INTERFACE", "HUB_DROPS",
			"BROWN_OUT", "NO_FLASH", "LEFT_IN_QPI", "LOST_FIRST_PING", "SLOW_FLASHLOADER", "WRONG_SIZE" })
	void whatAHostCantTellAPersonCan(Cause cause) {
		assertFalse(NextStep.of(cause).isEmpty());
	}
}
