/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.doctor;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.bootseal.core.CancelledException;
import org.bootseal.core.connection.ConnectionException;
import org.bootseal.core.mboot.MbootException;

/**
 * A chip that an application left in a mode in which it does not hear, or hears other addresses: deep power down
 * (command 0xB9), OPI, four address bytes (command 0xB7). A reset of the processor alone ends none of them.
 */
final class ModeProbe implements Probe {

	private static final Duration SHORT = Duration.ofMillis(300);
	private static final String RELEASE = "wake";
	private static final String ON_EIGHT = "identify-on-eight";
	private static final String THREE_BYTES = "three-address-bytes";
	private static final int LENGTH = 0x4000;
	/** The most that three address bytes reach. */
	private static final long REACH = 1L << 24;

	private final DoctorCase what;
	private final FlashPins pins;

	ModeProbe(DoctorCase what) {
		this.what = what;
		pins = FlashPins.of(what.device(), what.option(), what.wanted().instance());
	}

	/** Whether a chip that nobody hears was asked in the modes that there are. */
	static boolean isAsked(Facts facts) {
		return facts.each(Observation.Mode.class).size() > 1;
	}

	@Override
	public List<Trial> wanted(Facts facts) {
		if (isHeardNowhere(facts)) {
			return List.of(
					Trial.of(RELEASE, "Wake a chip in deep power down (0xAB), and ask it who it is", Risk.CONFIGURE,
							SHORT, bench -> identify(bench, ProbeBlock.IDENTIFICATION_AWAKE, "after it was woken")),
					Trial.of(ON_EIGHT, "Ask on eight lines, as a chip in OPI mode hears", Risk.CONFIGURE, SHORT,
							bench -> identify(bench, ProbeBlock.IDENTIFICATION_ON_EIGHT, "on eight lines")));
		}
		boolean differs = facts.last(Observation.Content.class)
				.filter(content -> !content.content().wrong().isEmpty()).isPresent();
		if (differs && what.run().filter(run -> run.failure().isPresent()).isPresent()) {
			return List.of(Trial.of(THREE_BYTES, "Read slowly before and after the chip is told to take three address"
					+ " bytes (0xE9)", Risk.CONFIGURE, SHORT, this::threeBytes));
		}
		return List.of();
	}

	/** On no pins, neither on one line nor on four. */
	private boolean isHeardNowhere(Facts facts) {
		List<Observation.Chip> asked = facts.each(Observation.Chip.class);
		return asked.size() > pins.others(what.device()).size() && asked.stream().noneMatch(Observation.Chip::isThere);
	}

	private Observation identify(Bench bench, ProbeBlock how, String words)
			throws ConnectionException, MbootException, CancelledException {
		Optional<byte[]> answer = bench.ask(how, pins, 0, 4);
		ChipAnswers chip = new ChipAnswers(answer.map(each -> (each[0] & 0xFF) << 16 | (each[1] & 0xFF) << 8
				| each[2] & 0xFF).orElse(0), 0, 0, new byte[0]);
		return new Observation.Mode(chip.isThere(), "on " + pins.describe() + " "
				+ (chip.isThere() ? "a " + chip.name() + " answers " : "nobody answers ") + words);
	}

	private Observation threeBytes(Bench bench) throws ConnectionException, MbootException, CancelledException {
		Optional<byte[]> before = steady(bench, ProbeBlock.ARRAY);
		Optional<byte[]> after = steady(bench, ProbeBlock.ARRAY_BY_THREE_BYTES);
		boolean other = before.isPresent() && after.isPresent() && !Arrays.equals(before.get(), after.get());
		return new Observation.Mode(other, other
				? "the flash reads otherwise since it was told to take three address bytes; before, it took four"
				: "the flash reads the same after it was told to take three address bytes");
	}

	/** What is read twice alike, so that it is no fault of the way; else empty. */
	private Optional<byte[]> steady(Bench bench, ProbeBlock how)
			throws ConnectionException, MbootException, CancelledException {
		Optional<byte[]> once = bench.ask(how, pins, 0, LENGTH);
		Optional<byte[]> again = bench.ask(how, pins, 0, LENGTH);
		return once.isPresent() && again.isPresent() && Arrays.equals(once.get(), again.get()) ? once
				: Optional.empty();
	}

	@Override
	public void judge(Facts facts, Verdicts verdicts) {
		boolean large = facts.first(Observation.Chip.class, Observation.Chip::isThere)
				.filter(chip -> chip.answers().sizeByTable().orElse(0) > REACH).isPresent();
		facts.first(Observation.Mode.class, Observation.Mode::found).ifPresent(mode -> verdicts
				.say(Cause.LEFT_IN_QPI, large ? Certainty.LIKELY : Certainty.CERTAIN, mode.text()));
	}
}
