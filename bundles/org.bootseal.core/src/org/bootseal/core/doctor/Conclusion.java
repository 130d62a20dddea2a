/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.doctor;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import org.bootseal.core.flexspi.FlexSpiNorOption;
import org.bootseal.core.plan.Outcome;

/** Makes findings of what the probes left over, each with what to do. */
final class Conclusion {

	private static final String OPTION_WORDS = "memory.optionWords";

	private final DoctorCase what;
	private final Facts facts;

	Conclusion(DoctorCase what, Facts facts) {
		this.what = what;
		this.facts = facts;
	}

	List<Finding> findings(List<Hypothesis> hypotheses) {
		List<Finding> findings = new ArrayList<>();
		boolean failed = what.run().filter(run -> run.failure().isPresent()).isPresent();
		if (!failed && hypotheses.stream().allMatch(each -> each.cause() == Cause.LOST_FIRST_PING)) {
			findings.add(healthy());
		} else if (failed && hypotheses.isEmpty()) {
			return Unexplained.of(what.run().get().failure().get());
		}
		hypotheses.forEach(each -> findings.add(
				new Finding(each.cause(), each.certainty(), each.supports(), remedies(each.cause()))));
		return findings;
	}

	private Finding healthy() {
		boolean ended = what.run().filter(run -> run.outcome() == Outcome.OK).isPresent();
		boolean tested = facts.first(Observation.Sector.class, Observation.Sector::works).isPresent();
		List<String> by = new ArrayList<>();
		if (ended) {
			by.add("the run ended well");
		}
		facts.first(Observation.Configured.class, Observation.Configured::works).ifPresent(each -> by.add(each.text()));
		facts.first(Observation.Reading.class, Observation.Reading::isClean).ifPresent(each -> by.add(each.text()));
		facts.first(Observation.Sector.class, Observation.Sector::works).ifPresent(each -> by.add(each.text()));
		facts.last(Observation.Forecast.class).ifPresent(each -> by.add(each.text()));
		List<Remedy> next = ended ? List.of()
				: List.of(Remedy.command("Write it again: nothing was found that speaks against it.",
						"bootseal write FILE.bootseal"));
		return new Finding(Cause.HEALTHY, ended || tested ? Certainty.CERTAIN : Certainty.LIKELY, by, next);
	}

	private List<Remedy> remedies(Cause cause) {
		FlexSpiNorOption option = what.option();
		return switch (cause) {
		case WRONG_PORT, WRONG_PIN_GROUP -> found().map(pins -> words("The flash is on " + pins.describe()
				+ ".", pins.apply(option))).map(List::of).orElse(List.of());
		case WRONG_INSTANCE -> found().filter(pins -> pins.instance().isPresent())
				.map(pins -> List.of(Remedy.edit("The flash is on " + pins.describe() + ".", "memory.instance",
						Integer.toString(pins.instance().getAsInt()))))
				.orElse(List.of());
		case WRONG_FAMILY -> List.of(words("Configure the kind of flash that answers.", facts
				.first(Observation.Configured.class, each -> each.works() && each.option().isHyperFlash())
				.map(Observation.Configured::option).orElse(OptionChange.quadSpi(option))));
		case WRONG_PADS -> List.of(words("Read on the lines that are wired.",
				option.word0().commandPads() != 0 || option.word0().queryPads() != 0 ? OptionChange.quadSpi(option)
						: OptionChange.plainSpi(option)));
		case QUAD_ENABLE_MISSING -> facts.first(Observation.Chip.class, Observation.Chip::isThere)
				.map(chip -> List.of(words("Let the flashloader set the quad-enable bit of this chip.",
						OptionChange.quadEnable(option, chip.answers().quadEnableOption()))))
				.orElse(List.of());
		case DQS_NOT_FREE -> List.of(words("Loop the clock back inside the processor, at 60 MHz at most.",
				OptionChange.internalLoopback(OptionChange.frequency(option, 3))));
		case WRONG_DUMMY_CYCLES ->
			List.of(words("Let the chip say its dummy cycles.", OptionChange.automaticDummies(option)));
		case FREQUENCY_OVER_BOARD, FREQUENCY_OVER_CHIP -> clean().map(best -> List.of(words(
				"Use the highest clock at which nothing was wrong.", best))).orElse(List.of());
		case WORN_SECTOR -> List.of(Remedy.todo("Replace the flash chip, or link the image around the sector."));
		default -> NextStep.of(cause);
		};
	}

	private Remedy words(String text, FlexSpiNorOption option) {
		return Remedy.edit(text, OPTION_WORDS, OptionChange.yaml(option));
	}

	private Optional<FlashPins> found() {
		return facts.first(Observation.Chip.class, Observation.Chip::isThere).map(Observation.Chip::pins)
				.or(() -> facts.first(Observation.Configured.class, Observation.Configured::works)
						.map(each -> FlashPins.of(what.device(), each.option(), each.instance())));
	}

	private Optional<FlexSpiNorOption> clean() {
		return facts.each(Observation.Reading.class).stream().filter(Observation.Reading::isClean)
				.map(Observation.Reading::option)
				.max(Comparator.comparingInt(each -> each.word0().maxFrequency()));
	}
}
