/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.finder;

import org.bootseal.core.device.DeviceNotes;
import org.bootseal.core.flexspi.FlexSpiNorOption;
import org.bootseal.core.flexspi.OptionWord0;
import org.bootseal.core.plan.TalkEnd;

/** A way to use the flash, at any clock. */
sealed interface Trial {

	/** Configures; whether the flashloader took it. */
	boolean configure(FlashTalk flash, int frequency) throws TalkEnd;

	/** Where the flash is. */
	Wiring wiring();

	/** What is tried, for people. */
	String describe();

	/** By option words; the frequency of the word is put in. */
	record Words(Wiring wiring, OptionWord0 word) implements Trial {

		FlexSpiNorOption option(int frequency) {
			return wiring.option(new OptionWord0(frequency, word.miscMode(), word.quadEnable(), word.commandPads(),
					word.queryPads(), word.deviceType(), 0));
		}

		@Override
		public boolean configure(FlashTalk flash, int frequency) throws TalkEnd {
			return flash.configure(wiring, option(frequency));
		}

		@Override
		public String describe() {
			return option(0).word0().summary().replaceFirst(", frequency.*", "");
		}
	}

	/** By a block that reads on one line, for chips that tell nothing of themselves. */
	record Block(Wiring wiring, long size) implements Trial {

		@Override
		public boolean configure(FlashTalk flash, int frequency) throws TalkEnd {
			return flash.configure(wiring, ProbeBlock.fastRead(wiring, size, frequency),
					"FCB with fast reads on one line, frequency code " + frequency);
		}

		@Override
		public String describe() {
			return "an FCB with fast reads on one line";
		}
	}

	/** What a code of a frequency means; 0 if the device has none. */
	static int megahertz(DeviceNotes notes, int code) {
		return notes.frequencyMhz(code).orElse(0);
	}
}
