/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.doctor;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

import org.bootseal.core.connection.ConnectionException.Reason;
import org.bootseal.core.connection.FoundBoard;
import org.bootseal.core.flexspi.FlexSpiNorOption;
import org.bootseal.core.mboot.ExternalMemory;
import org.bootseal.core.plan.RunRecord;
import org.bootseal.core.predict.BootPrediction;
import org.bootseal.core.sdp.HabState;
import org.bootseal.core.sdp.HabStatus;

/** What one experiment showed. */
sealed interface Observation {

	/** It in one sentence, for people. */
	String text();

	/** Who is on the bus: boards that can be the one, others, and why the one can't be opened. */
	record Bus(List<FoundBoard> fitting, List<FoundBoard> others, Optional<Reason> refusal, String text)
			implements Observation {

		boolean isFlashloader() {
			return fitting.size() == 1 && !fitting.get(0).mode().isRom();
		}

		boolean isRom() {
			return fitting.size() == 1 && fitting.get(0).mode().isRom();
		}
	}

	/** What the ROM says of HAB. */
	record Rom(HabState hab, Optional<HabStatus> verdict, String text) implements Observation {
	}

	/** The flashloader was started, or not. */
	record Started(RunRecord run, String text) implements Observation {

		boolean works() {
			return run.failure().isEmpty();
		}
	}

	/** A flashloader answers. */
	record Loader(int pings, boolean closed, String text) implements Observation {
	}

	/** Fuse words, those that can't be read, and those of which the part tells that they can't be programmed. */
	record Fuses(Map<Integer, Integer> values, List<Integer> hidden, Set<Integer> locked, String text)
			implements Observation {

		public Fuses {
			values = Map.copyOf(values);
			hidden = List.copyOf(hidden);
			locked = Set.copyOf(locked);
		}

		/** The values may be keys, which nothing shows. */
		@Override
		public String toString() {
			return text;
		}
	}

	/** The boot mode that was latched at reset: SRC_SBMR1 and SRC_SBMR2. */
	record Latched(int sbmr1, int sbmr2, String text) implements Observation {

		int bootMode() {
			return sbmr2 >>> 24 & 3;
		}
	}

	/** The flashloader was asked to configure the flash. */
	record Configured(FlexSpiNorOption option, OptionalInt instance, int status, Optional<ExternalMemory> memory,
			String text) implements Observation {

		boolean works() {
			return status == 0;
		}
	}

	/** What a chip says of itself on some pins. */
	record Chip(FlashPins pins, boolean onFourLines, ChipAnswers answers, String text) implements Observation {

		boolean isThere() {
			return answers.isThere();
		}
	}

	/** How often blocks read by some configuration differ from the same blocks read slowly on one line. */
	record Reading(String how, FlexSpiNorOption option, int blocks, int wrong, boolean blank, String text)
			implements Observation {

		boolean isClean() {
			return wrong == 0;
		}

		boolean isHopeless() {
			return wrong == blocks;
		}
	}

	/** The FCB in flash, or the user's own, read with, against slow reading. */
	record Block(boolean works, Optional<String> misfit, String text) implements Observation {
	}

	/** The chip was looked for in a mode that it may have been left in, or led out of it. */
	record Mode(boolean found, String text) implements Observation {
	}

	/** Whether the content of the flash comes again after so many bytes; 0 if it does not. */
	record Wrap(long after, String text) implements Observation {
	}

	/** What stands in the flash, by slow reading. */
	record Content(FlashContent content, String text) implements Observation {
	}

	/** What the ROM will do, whether fuses choose what it boots, and whether it has the flash decrypted. */
	record Forecast(BootPrediction prediction, boolean byFuses, boolean decrypts, String text)
			implements Observation {
	}

	/** A sector was erased, programmed and restored, or not. */
	record Sector(long address, RunRecord run, String text) implements Observation {

		boolean works() {
			return run.failure().isEmpty();
		}
	}

	/** How the way to the board behaves under many harmless questions. */
	record Line(int asked, int failed, Optional<Reason> lost, String text) implements Observation {
	}

	/** An experiment could not be made to its end. */
	record Broken(String experiment, Optional<Reason> reason, int status, String text) implements Observation {
	}
}
