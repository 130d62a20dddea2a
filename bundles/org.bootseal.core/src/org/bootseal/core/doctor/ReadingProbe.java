/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

import org.bootseal.core.BadInputException;
import org.bootseal.core.device.DeviceNotes;
import org.bootseal.core.flexspi.Fcb;
import org.bootseal.core.flexspi.FlexSpiNorOption;

/**
 * Causes of a flash that is found, but read wrongly: lines, quad enable, clocks, the DQS pad, dummy cycles, the FCB.
 */
final class ReadingProbe implements Probe {

	private static final String AS_WANTED = "the wanted words";
	private static final int SLOWEST = 1;
	private static final int MOST_CODE = 9;
	/** Up to this clock the loopback inside the processor does as well as that by the DQS pad. */
	private static final int INTERNAL_LOOPBACK_MEGAHERTZ = 60;

	private final DoctorCase what;
	private final FlexSpiNorOption option;
	private final DeviceNotes notes;

	ReadingProbe(DoctorCase what) {
		this.what = what;
		option = what.option();
		notes = DeviceNotes.of(what.device());
	}

	@Override
	public List<Trial> wanted(Facts facts) {
		List<Trial> wanted = new ArrayList<>();
		if (!isConfigured(facts) || !facts.has(Observation.Chip.class)) {
			return wanted;
		}
		wanted.add(FlashTrials.read("read", AS_WANTED, option, true));
		what.wanted().fcb().ifPresent(fcb -> wanted.add(FlashTrials.readByFcb(fcb.content())));
		Optional<Observation.Reading> reading = reading(facts, AS_WANTED);
		if (reading.isEmpty() || reading.get().isClean()) {
			return wanted;
		}
		wanted.add(slower(SLOWEST));
		if (option.word1().filter(word -> word.dummyCycles() != 0).isPresent()) {
			wanted.add(FlashTrials.read("read-automatic-dummies", "the wanted words with dummy cycles by the chip",
					OptionChange.automaticDummies(option), false));
		}
		if (reading(facts, how(SLOWEST)).filter(Observation.Reading::isClean).isPresent()) {
			codesBelow().forEach(code -> wanted.add(slower(code)));
		}
		return wanted;
	}

	private Trial slower(int code) {
		return FlashTrials.read("read-at-code-" + code, how(code), OptionChange.frequency(option, code), true);
	}

	private String how(int code) {
		return "the wanted words at " + notes.frequencyMhz(code).orElse(0) + " MHz";
	}

	/** The clocks below the wanted one that this device has, the fastest first. */
	private List<Integer> codesBelow() {
		List<Integer> codes = new ArrayList<>();
		for (int code = MOST_CODE; code > SLOWEST; code--) {
			OptionalInt clock = notes.frequencyMhz(code);
			if (clock.isPresent() && clock.getAsInt() < megahertz()) {
				codes.add(code);
			}
		}
		return codes;
	}

	private int megahertz() {
		return notes.frequencyMhz(option.word0().maxFrequency()).orElse(0);
	}

	private static boolean isConfigured(Facts facts) {
		return facts.first(Observation.Configured.class, Observation.Configured::works).isPresent();
	}

	private static Optional<Observation.Reading> reading(Facts facts, String how) {
		return facts.first(Observation.Reading.class, each -> each.how().equals(how));
	}

	@Override
	public void judge(Facts facts, Verdicts verdicts) {
		Optional<ChipAnswers> chip = facts.first(Observation.Chip.class, Observation.Chip::isThere)
				.map(Observation.Chip::answers);
		facts.last(Observation.Block.class).ifPresent(block -> block(block, facts, verdicts));
		chip.ifPresent(each -> fcb(each, verdicts));
		Optional<Observation.Reading> reading = reading(facts, AS_WANTED);
		if (reading.isEmpty() || reading.get().isClean() || chip.isEmpty()) {
			return;
		}
		Optional<Observation.Reading> slow = reading(facts, how(SLOWEST));
		if (slow.isPresent()) {
			if (slow.get().isClean()) {
				tooFast(reading.get(), facts, chip.get(), verdicts);
			} else {
				neverRight(slow.get(), facts, chip.get(), verdicts);
			}
		}
	}

	/** Wrong at the lowest clock too. */
	private void neverRight(Observation.Reading slow, Facts facts, ChipAnswers chip, Verdicts verdicts) {
		boolean byDummies = facts.first(Observation.Reading.class,
				each -> each.how().contains("dummy cycles by the chip") && each.isClean()).isPresent();
		if (byDummies) {
			verdicts.say(Cause.WRONG_DUMMY_CYCLES, Certainty.CERTAIN,
					"with the dummy cycles that the chip names, all blocks are right");
			return;
		}
		ChipAnswers now = facts.last(Observation.Chip.class).map(Observation.Chip::answers).orElse(chip);
		if (!now.isQuadEnabled()) {
			verdicts.say(Cause.QUAD_ENABLE_MISSING, Certainty.CERTAIN, slow.text() + "; on one line all is right, and "
					+ now.registers() + " say that quad reads are off");
		} else {
			verdicts.say(Cause.WRONG_PADS, Certainty.CERTAIN, slow.text() + "; on one line all is right, and "
					+ now.registers() + " say that quad reads are on");
		}
	}

	/** Right at the lowest clock. */
	private void tooFast(Observation.Reading reading, Facts facts, ChipAnswers chip, Verdicts verdicts) {
		List<Observation.Reading> clean = facts.each(Observation.Reading.class).stream()
				.filter(Observation.Reading::isClean).toList();
		int best = clean.stream().mapToInt(this::clock).max().orElse(0);
		String why = reading.text() + "; none at " + best + " MHz";
		OptionalInt limit = KnownChip.of(chip.id()).map(KnownChip::megahertz).map(OptionalInt::of)
				.orElse(OptionalInt.empty());
		if (limit.isPresent() && megahertz() > limit.getAsInt()) {
			// a board that is slower than its chip fails below the limit of the chip too
			boolean cleanBelow = facts.each(Observation.Reading.class).stream()
					.filter(each -> clock(each) <= limit.getAsInt()).allMatch(Observation.Reading::isClean);
			verdicts.say(Cause.FREQUENCY_OVER_CHIP, cleanBelow ? Certainty.CERTAIN : Certainty.LIKELY, why
					+ "; the data sheet of the " + chip.name() + " ends at " + limit.getAsInt() + " MHz");
			if (!cleanBelow) {
				verdicts.say(Cause.FREQUENCY_OVER_BOARD, Certainty.LIKELY, why);
			}
			return;
		}
		boolean allTried = facts.each(Observation.Reading.class).size() >= codesBelow().size();
		if (!reading.isHopeless()) {
			verdicts.say(Cause.FREQUENCY_OVER_BOARD, allTried ? Certainty.CERTAIN : Certainty.LIKELY, why);
			return;
		}
		if (!allTried) {
			return;
		}
		boolean allAbove = facts.each(Observation.Reading.class).stream()
				.filter(each -> clock(each) > INTERNAL_LOOPBACK_MEGAHERTZ).allMatch(Observation.Reading::isHopeless);
		if (allAbove && best <= INTERNAL_LOOPBACK_MEGAHERTZ && option.word0().miscMode() != 5) {
			verdicts.say(Cause.DQS_NOT_FREE, limit.isPresent() ? Certainty.CERTAIN : Certainty.LIKELY,
					why + "; all above " + INTERNAL_LOOPBACK_MEGAHERTZ
							+ " MHz, where the clock comes back by the DQS pad, is wrong");
		} else {
			verdicts.say(Cause.FREQUENCY_OVER_CHIP, Certainty.LIKELY, why);
			verdicts.say(Cause.FREQUENCY_OVER_BOARD, limit.isPresent() ? Certainty.LIKELY : Certainty.POSSIBLE, why);
		}
	}

	private int clock(Observation.Reading reading) {
		return notes.frequencyMhz(reading.option().word0().maxFrequency()).orElse(0);
	}

	private void block(Observation.Block block, Facts facts, Verdicts verdicts) {
		boolean wordsWork = reading(facts, AS_WANTED).filter(Observation.Reading::isClean).isPresent();
		if (!block.works()) {
			verdicts.say(Cause.OTHER_FCB, wordsWork ? Certainty.CERTAIN : Certainty.LIKELY,
					block.text() + " (" + block.misfit().orElse("") + ")");
		}
	}

	/** The user's FCB against what the chip says of itself. */
	private void fcb(ChipAnswers chip, Verdicts verdicts) {
		if (what.wanted().fcb().isEmpty() || chip.sizeByTable().isEmpty()) {
			return;
		}
		try {
			Fcb fcb = Fcb.parse(what.wanted().fcb().get().content());
			if (fcb.flashSize() != chip.sizeByTable().getAsLong()) {
				String why = "the FCB says " + fcb.flashSize() + " bytes, the chip " + chip.sizeByTable().getAsLong();
				verdicts.say(Cause.WRONG_SIZE, Certainty.LIKELY, why);
				verdicts.say(Cause.OTHER_FCB, Certainty.LIKELY, why);
			}
		} catch (BadInputException e) {
			verdicts.say(Cause.OTHER_FCB, Certainty.CERTAIN, e.getMessage());
		}
	}
}
