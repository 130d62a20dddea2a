/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.finder;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.bootseal.core.device.Device;
import org.bootseal.core.device.DeviceNotes;
import org.bootseal.core.finder.FoundMemory.Margin;
import org.bootseal.core.plan.TalkEnd;

/** Reads the same bytes many times at each clock, from the fastest down, until one never fails. */
final class MarginTest {

	private static final int CODES = 15;
	/** So often in a row wrong, it is not a matter of margin. */
	private static final int HOPELESS = 3;
	/** So often wrong, more reads tell nothing new. */
	private static final int ENOUGH = 20;

	private final Device device;
	private final FlashTalk flash;
	private final Reference reference;
	private final int reads;
	private final long deadline;
	private final List<Margin> margins = new ArrayList<>();
	private int done;
	private int wrong;

	MarginTest(Device device, FlashTalk flash, Reference reference, int reads, long deadline) {
		this.device = device;
		this.flash = flash;
		this.reference = reference;
		this.reads = reads;
		this.deadline = deadline;
	}

	/** What came of each clock, the fastest first. */
	List<Margin> margins() {
		return List.copyOf(margins);
	}

	/** The code of the fastest clock at which nothing was wrong; it is in force then. */
	OptionalInt fastest(Trial trial) throws TalkEnd {
		DeviceNotes notes = DeviceNotes.of(device);
		List<Integer> codes = new ArrayList<>();
		for (int code = 1; code <= CODES; code++) {
			if (Trial.megahertz(notes, code) > 0) {
				codes.add(code);
			}
		}
		codes.sort((one, other) -> Trial.megahertz(notes, other) - Trial.megahertz(notes, one));
		for (int code : codes) {
			if (trial.configure(flash, code) && isGood(trial, code, Trial.megahertz(notes, code))) {
				return OptionalInt.of(code);
			}
		}
		return OptionalInt.empty();
	}

	private boolean isGood(Trial trial, int code, int megahertz) throws TalkEnd {
		done = 0;
		wrong = 0;
		flash.board().readOften(reference.command(device, trial.wiring()), reads, answer -> {
			done++;
			wrong += answer.isSuccess() && reference.isIn(answer.bytes()) ? 0 : 1;
			boolean hopeless = wrong == done && wrong == HOPELESS;
			return !answer.isLost() && !hopeless && wrong < ENOUGH && flash.board().nanoTime() < deadline;
		});
		Margin margin = new Margin(code, megahertz, done, wrong);
		flash.board().note(margin.toString());
		margins.add(margin);
		return wrong == 0;
	}
}
