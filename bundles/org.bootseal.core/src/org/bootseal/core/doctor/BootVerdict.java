/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.doctor;

import java.util.List;
import java.util.Optional;

import org.bootseal.core.otp.FuseMap;
import org.bootseal.core.plan.RunRecord;
import org.bootseal.core.predict.BootMode;
import org.bootseal.core.predict.BootPrediction;
import org.bootseal.core.predict.BootRegisters;
import org.bootseal.core.predict.BootStop;

/** Makes causes of what the ROM will do. */
final class BootVerdict {

	private final DoctorCase what;
	private final Observation.Forecast forecast;
	private final Observation.Latched latched;
	private final SrkFuses srk;

	BootVerdict(DoctorCase what, FuseMap map, Observation.Forecast forecast, Observation.Latched latched,
			Observation.Fuses fuses) {
		this.what = what;
		this.forecast = forecast;
		this.latched = latched;
		srk = new SrkFuses(map, fuses);
	}

	void judge(Verdicts verdicts) {
		boolean serial = new BootRegisters(latched.sbmr1(), latched.sbmr2()).mode() == BootMode.SERIAL;
		boolean failed = what.run().flatMap(RunRecord::failure).isPresent();
		// pins on serial download may have been set to call the doctor; how they stand at a boot is then not known
		Certainty certainty = serial ? Certainty.LIKELY : Certainty.CERTAIN;
		boolean encryptionOff = what.wanted().xip().isPresent() && !forecast.decrypts();
		Optional<BootStop> stop = forecast.prediction().stop();
		if (encryptionOff && (stop.isEmpty() || stop.get() == BootStop.NO_IVT)) {
			verdicts.say(Cause.ENCRYPTED_BOOT_OFF, certainty,
					"the image is encrypted, and neither pin nor fuse has the ROM decrypt it");
		} else if (stop.isPresent()) {
			stopped(stop.get(), certainty, verdicts);
		} else if (serial && failed && forecast.prediction().verdict() == BootPrediction.Verdict.BOOTS) {
			verdicts.say(Cause.BOOT_PINS_SERIAL, Certainty.CERTAIN,
					"at internal boot nothing speaks against what is in the flash");
		} else if (!forecast.prediction().authentic() && isToBeAuthentic()) {
			notAuthentic(certainty, verdicts);
		} else if (failed) {
			verdicts.say(Cause.APPLICATION_FAULT, Certainty.POSSIBLE,
					"nothing was found that keeps the ROM from starting the application");
		}
	}

	/** An open part starts all the same; but a run asks for more where it is to be closed, or has the keys' hash. */
	private boolean isToBeAuthentic() {
		return !what.wanted().imageSrk().isEmpty() && srk.isBurnt()
				&& (what.failedIn("rehearse")
						|| objection().filter(each -> each.cause() != Cause.SRK_REVOKED).isEmpty());
	}

	private Optional<SrkFuses.Objection> objection() {
		return srk.objection(what.wanted().imageSrk(), what.wanted().srkIndex());
	}

	private void stopped(BootStop stop, Certainty certainty, Verdicts verdicts) {
		List<String> steps = forecast.prediction().steps();
		String why = steps.isEmpty() ? stop.text() : steps.get(steps.size() - 1);
		switch (stop) {
		case FUSES_NOT_CHOSEN -> verdicts.say(Cause.BOOT_FUSE_NOT_SET, certainty, why);
		case OTHER_BOOT_DEVICE, OTHER_FLASH_TYPE -> verdicts.say(Cause.OTHER_BOOT_DEVICE, certainty, why);
		case OTHER_PINS ->
			verdicts.say(Cause.BOOT_PIN_GROUP_FUSE, forecast.byFuses() ? certainty : Certainty.LIKELY, why);
		case FCB_MISFIT -> verdicts.say(Cause.OTHER_FCB, Certainty.LIKELY, why);
		case XIP_HEADER -> {
			boolean encrypted = what.wanted().xip().isPresent();
			verdicts.say(encrypted ? Cause.XIP_KEY_MISMATCH : Cause.PLAIN_IMAGE_REFUSED, certainty,
					encrypted ? why : "the ROM is to decrypt the flash, and the image is plain: " + why);
		}
		case NO_IVT -> verdicts.say(what.wanted().xip().isPresent() ? Cause.XIP_KEY_MISMATCH : Cause.NO_IMAGE,
				Certainty.LIKELY, why);
		case WRONG_PLACE -> verdicts.say(Cause.MISPLACED_IMAGE, Certainty.LIKELY, why);
		case BOOT_DATA, PLUGIN -> verdicts.say(Cause.DAMAGED_IMAGE, Certainty.LIKELY, why);
		case NO_CODE, STILL_ENCRYPTED -> verdicts.say(Cause.APPLICATION_FAULT, Certainty.LIKELY, why);
		case HAB -> notAuthentic(certainty, verdicts);
		case SERIAL_PINS, NO_FCB, NOT_KNOWN -> {
			// the first was asked about otherwise, the second is seen in the flash, the third says nothing
		}
		default -> throw new IllegalStateException(stop.id());
		}
	}

	private void notAuthentic(Certainty certainty, Verdicts verdicts) {
		Optional<SrkFuses.Objection> fuses = objection();
		if (fuses.isPresent()) {
			verdicts.say(fuses.get().cause(), certainty, fuses.get().why());
		} else if (!what.wanted().imageSrk().isEmpty()) {
			verdicts.say(Cause.BAD_SIGNATURE, certainty, forecast.prediction().steps().stream()
					.filter(step -> step.startsWith("HAB ")).findFirst()
					.orElse("HAB does not find the image authentic"));
		}
	}
}
