/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.doctor;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;

import org.bootseal.core.BadInputException;
import org.bootseal.core.flexspi.FlexSpiNorOption;
import org.bootseal.core.mboot.ExternalMemory;
import org.bootseal.core.otp.FuseMap;
import org.bootseal.core.predict.BootFlash;
import org.bootseal.core.predict.BootMode;
import org.bootseal.core.predict.BootPrediction;
import org.bootseal.core.predict.BootPredictor;
import org.bootseal.core.predict.BootRegisters;
import org.bootseal.core.predict.BootSituation;
import org.bootseal.core.predict.FlashFacts;

/**
 * Works out what the ROM does with what was read: fuses, what was latched at the last reset, and the flash. The flash
 * holds what was to be written, which was seen before, so that it is that what the ROM is given.
 */
final class ForecastTrial {

	private final DoctorCase what;
	private final Observation.Latched latched;
	private final Observation.Fuses fuses;
	private final Observation.Content content;
	private final Facts facts;

	private ForecastTrial(DoctorCase what, Facts facts) {
		this.what = what;
		this.facts = facts;
		latched = facts.last(Observation.Latched.class).orElseThrow();
		fuses = facts.last(Observation.Fuses.class).orElseThrow();
		content = facts.last(Observation.Content.class).orElseThrow();
	}

	/** Whether all is there that decides. */
	static boolean canBeMade(Facts facts) {
		return facts.has(Observation.Latched.class) && facts.has(Observation.Fuses.class)
				&& facts.last(Observation.Content.class).filter(each -> each.content().isAsWanted()).isPresent();
	}

	static Trial forecast(DoctorCase what, Facts facts) {
		return Trial.of("forecast", "Work out what the ROM does at the next reset", Risk.LOOK, Duration.ofMillis(100),
				bench -> new ForecastTrial(what, facts).work());
	}

	private Observation work() throws BadInputException {
		FuseMap map = FuseMap.of(what.device());
		BootMode pins = new BootRegisters(latched.sbmr1(), latched.sbmr2()).mode();
		BootMode mode = pins == BootMode.SERIAL ? BootMode.INTERNAL : pins;
		boolean byFuses = isSet(map.bootFromFusesWord().index(), map.bootFromFusesMask());
		// what is latched is the fuse or the pin, whichever counts
		boolean decrypts = (latched.sbmr1() & map.encryptedXipMask()) != 0
				|| map.isXipFuseReadWithPins() && isSet(map.encryptedXipWord().index(), map.encryptedXipMask());
		BootPrediction prediction = BootPredictor
				.predict(new BootSituation(what.device(), fuses.values(), flash(), Optional.of(decrypts)), mode);
		return new Observation.Forecast(prediction, byFuses, decrypts,
				"at " + mode + " the board " + prediction.sentence());
	}

	private boolean isSet(int word, int mask) {
		return (fuses.values().getOrDefault(word, 0) & mask) != 0;
	}

	private BootFlash flash() {
		FlexSpiNorOption option = what.option();
		OptionalLong size = facts.first(Observation.Configured.class, Observation.Configured::works)
				.flatMap(Observation.Configured::memory).map(ExternalMemory::size).orElse(OptionalLong.empty());
		byte[] head = content.content().head();
		byte[] image = what.wanted().xip().map(xip -> xip.image()).orElse(what.wanted().image()).content();
		int offset = (int) content.content().offset();
		byte[] bytes = Arrays.copyOf(head, Math.max(head.length, offset + image.length));
		System.arraycopy(image, 0, bytes, offset, image.length);
		return new BootFlash(bytes, size,
				Optional.of(FlashFacts.of(what.device(), option, what.wanted().instance())));
	}
}
