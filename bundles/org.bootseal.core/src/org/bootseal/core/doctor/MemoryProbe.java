/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.bootseal.core.BadInputException;
import org.bootseal.core.flexspi.FlexSpiNorOption;
import org.bootseal.core.flexspi.OptionWord0;

/** Causes in the pins, in the kind of the flash, in its mode, and in what it tells of itself. */
final class MemoryProbe implements Probe {

	private static final int OLD_TABLE = 20108;
	private static final int QUAD_DDR = 1;
	private static final int HYPER = 0xC0233007;

	private final DoctorCase what;
	private final FlexSpiNorOption option;
	private final FlashPins pins;

	MemoryProbe(DoctorCase what) {
		this.what = what;
		option = what.option();
		pins = FlashPins.of(what.device(), option, what.wanted().instance());
	}

	@Override
	public List<Trial> wanted(Facts facts) {
		List<Trial> wanted = new ArrayList<>();
		if (!facts.has(Observation.Loader.class)) {
			return wanted;
		}
		wanted.add(FlashTrials.configure("configure", "Configure the flash as wanted: " + option, option,
				what.wanted().instance()));
		Optional<Observation.Configured> configured = asWanted(facts);
		if (configured.isEmpty()) {
			return wanted;
		}
		wanted.add(FlashTrials.identify("identify", pins));
		boolean asked = facts.has(Observation.Chip.class) || isMute(facts);
		if (asked && chip(facts).isEmpty() && !configured.get().works()) {
			search(facts, wanted);
		}
		return wanted;
	}

	/** Each way to ask another chip, until one answers. */
	private void search(Facts facts, List<Trial> wanted) {
		if (!isMute(facts)) {
			wanted.add(FlashTrials.identifyOnFour("identify-on-four", pins));
			List<FlashPins> others = pins.others(what.device());
			for (int i = 0; i < others.size(); i++) {
				wanted.add(FlashTrials.identify("identify-" + (i + 1), others.get(i)));
			}
		} else {
			List<FlashPins> others = pins.others(what.device());
			for (int i = 0; i < others.size(); i++) {
				wanted.add(FlashTrials.configure("configure-" + (i + 1), "Configure it on " + others.get(i).describe(),
						others.get(i).apply(option), others.get(i).instance()));
			}
		}
		if (!option.isHyperFlash()) {
			wanted.add(FlashTrials.configure("configure-hyper", "Configure a HyperFlash", hyper(), pins.instance()));
		}
	}

	private FlexSpiNorOption hyper() {
		try {
			return pins.apply(FlexSpiNorOption.of(List.of(HYPER)));
		} catch (BadInputException e) {
			throw new IllegalStateException("a constant is no option word", e);
		}
	}

	private static boolean isMute(Facts facts) {
		return facts.first(Observation.Broken.class, broken -> broken.experiment().equals("identify")).isPresent();
	}

	private Optional<Observation.Configured> asWanted(Facts facts) {
		return facts.first(Observation.Configured.class, each -> each.option().equals(option)
				&& each.instance().equals(what.wanted().instance()));
	}

	private static Optional<Observation.Chip> chip(Facts facts) {
		return facts.first(Observation.Chip.class, Observation.Chip::isThere);
	}

	@Override
	public void judge(Facts facts, Verdicts verdicts) {
		Optional<Observation.Configured> configured = asWanted(facts);
		if (configured.isEmpty()) {
			return;
		}
		Optional<Observation.Chip> chip = chip(facts);
		chip.ifPresent(each -> size(each.answers(), verdicts));
		if (configured.get().works()) {
			return;
		}
		if (chip.isPresent()) {
			answered(chip.get(), configured.get(), verdicts);
			return;
		}
		Optional<Observation.Configured> other = facts.first(Observation.Configured.class,
				each -> each.works() && !each.option().equals(option));
		if (other.isPresent()) {
			otherWorks(other.get(), verdicts);
		} else if (facts.each(Observation.Chip.class).size() > pins.others(what.device()).size()) {
			String why = "no chip answers on any pins, neither on one line nor on four";
			verdicts.say(Cause.NO_FLASH, Certainty.LIKELY, why);
			verdicts.say(Cause.LEFT_IN_QPI, ModeProbe.isAsked(facts) ? Certainty.POSSIBLE : Certainty.LIKELY,
					why + "; a chip that was left in OPI mode or in deep power down does not hear either");
		} else if (isMute(facts)) {
			verdicts.say(Cause.NO_FLASH, Certainty.POSSIBLE, "configure-memory fails on all pins");
			verdicts.say(Cause.NO_SFDP, Certainty.POSSIBLE, "configure-memory fails on all pins");
			verdicts.say(Cause.LEFT_IN_QPI, Certainty.POSSIBLE, "configure-memory fails on all pins");
		}
	}

	/** A chip is there, and the option words fail. */
	private void answered(Observation.Chip chip, Observation.Configured configured, Verdicts verdicts) {
		if (!chip.pins().equals(pins)) {
			elsewhere(chip.pins(), chip.text(), verdicts);
			return;
		}
		if (chip.onFourLines()) {
			verdicts.say(Cause.LEFT_IN_QPI, Certainty.CERTAIN, chip.text() + ", and nobody with one line");
			return;
		}
		OptionWord0 word = option.word0();
		if (word.deviceType() > QUAD_DDR) {
			verdicts.say(Cause.WRONG_FAMILY, Certainty.CERTAIN,
					chip.text() + "; it hears on one line, which the configured kind of flash does not");
		} else if (word.queryPads() != 0 || word.commandPads() != 0) {
			verdicts.say(Cause.WRONG_PADS, Certainty.CERTAIN,
					chip.text() + "; it hears commands on one line, and the configuration sends them on more");
		} else if (!chip.answers().hasTable()) {
			verdicts.say(Cause.NO_SFDP, Certainty.CERTAIN, chip.text());
		} else if (!chip.answers().isStandardTable() || configured.status() == OLD_TABLE) {
			verdicts.say(Cause.OLD_SFDP, Certainty.CERTAIN,
					chip.text() + " of a revision before the standard; " + configured.text());
		} else if (word.deviceType() == QUAD_DDR) {
			verdicts.say(Cause.WRONG_FAMILY, Certainty.LIKELY,
					chip.text() + "; it was to be read at double rate, and that probe failed");
		} else {
			verdicts.say(Cause.FREQUENCY_OVER_CHIP, Certainty.POSSIBLE, configured.text());
		}
	}

	private void elsewhere(FlashPins found, String why, Verdicts verdicts) {
		if (found.portB() != pins.portB()) {
			verdicts.say(Cause.WRONG_PORT, Certainty.CERTAIN, why);
		}
		if (found.secondary() != pins.secondary()) {
			verdicts.say(Cause.WRONG_PIN_GROUP, Certainty.CERTAIN, why);
		}
		if (!found.instance().equals(pins.instance())) {
			verdicts.say(Cause.WRONG_INSTANCE, Certainty.CERTAIN, why);
		}
	}

	private void otherWorks(Observation.Configured other, Verdicts verdicts) {
		if (other.option().isHyperFlash() != option.isHyperFlash()) {
			verdicts.say(Cause.WRONG_FAMILY, Certainty.CERTAIN, other.text());
		} else {
			elsewhere(FlashPins.of(what.device(), other.option(), other.instance()), other.text(), verdicts);
		}
	}

	private void size(ChipAnswers chip, Verdicts verdicts) {
		if (chip.sizeById().isPresent() && chip.sizeByTable().isPresent()
				&& chip.sizeById().getAsLong() != chip.sizeByTable().getAsLong()) {
			verdicts.say(Cause.WRONG_SIZE, Certainty.LIKELY,
					"by its identification the chip has " + chip.sizeById().getAsLong() + " bytes, by its SFDP table "
							+ chip.sizeByTable().getAsLong());
		}
	}
}
