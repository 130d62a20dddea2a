/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

import org.bootseal.core.connection.ConnectionException.Reason;

/** Causes of a flash that is read rightly, but takes nothing or not all: protection, time limits, worn sectors. */
final class WritingProbe implements Probe {

	private static final Set<String> TIMED_OUT = Set.of("10004", Reason.TIMED_OUT.id());

	private final DoctorCase what;

	WritingProbe(DoctorCase what) {
		this.what = what;
	}

	@Override
	public List<Trial> wanted(Facts facts) {
		List<Trial> wanted = new ArrayList<>();
		if (facts.first(Observation.Configured.class, Observation.Configured::works).isEmpty()
				|| !facts.has(Observation.Chip.class)) {
			return wanted;
		}
		wanted.add(ContentTrial.content());
		Optional<Observation.Content> content = facts.last(Observation.Content.class);
		if (content.isEmpty()) {
			return wanted;
		}
		List<Long> wrong = content.get().content().wrong();
		if (what.run().isPresent() && !wrong.isEmpty() && isWritten()) {
			wanted.add(BusTrials.line());
			wanted.add(FlashTrials.sector("sector-that-failed", OptionalLong.of(wrong.get(0))));
			if (failed(facts) > 0 && works(facts).isPresent()) {
				wanted.add(BusTrials.lineAgain());
				wanted.add(FlashTrials.sector("sector-that-failed-again", OptionalLong.of(wrong.get(0))));
			}
		}
		if (what.run().filter(run -> run.failure().isEmpty()).isEmpty()) {
			wanted.add(FlashTrials.sector("sector", OptionalLong.empty()));
		}
		return wanted;
	}

	/** Whether the run got as far as writing. */
	private boolean isWritten() {
		return what.failedIn("erase", "write-fcb", "verify-fcb", "write-image", "verify-image", "write-part", "prove");
	}

	@Override
	public void judge(Facts facts, Verdicts verdicts) {
		facts.first(Observation.Chip.class, Observation.Chip::isThere)
				.ifPresent(chip -> protection(chip.answers(), facts, verdicts));
		slow(facts, verdicts);
		facts.last(Observation.Content.class).ifPresent(content -> worn(content.content(), facts, verdicts));
	}

	private void protection(ChipAnswers chip, Facts facts, Verdicts verdicts) {
		boolean complement = chip.isComplemented();
		if (chip.protection() == 0 && !complement) {
			return;
		}
		String why = chip.registers() + " of the " + chip.name() + " have protection bits set";
		boolean refused = isWritten() || facts.first(Observation.Sector.class, sector -> !sector.works()).isPresent();
		Certainty certainty = refused ? Certainty.CERTAIN : Certainty.LIKELY;
		if (complement) {
			verdicts.say(Cause.COMPLEMENT_PROTECTION, certainty, why + ", CMP among them");
		} else if (chip.wakesProtected()) {
			verdicts.say(Cause.POWER_UP_PROTECTION, certainty,
					why + "; the chips of this maker are protected after each power-up");
		} else {
			verdicts.say(Cause.BLOCK_PROTECTION, certainty, why);
		}
		if (chip.isRegisterLocked()) {
			verdicts.say(Cause.WRITE_PROTECT_PIN, Certainty.POSSIBLE,
					"the status register is locked by its highest bit and the write-protect pin");
		}
	}

	private void slow(Facts facts, Verdicts verdicts) {
		boolean late = what.failedIn("erase") && TIMED_OUT.stream().anyMatch(what::failedBy);
		if (late) {
			boolean answers = facts.has(Observation.Loader.class);
			verdicts.say(Cause.SLOW_ERASE, answers ? Certainty.CERTAIN : Certainty.LIKELY, answers
					? "the erase was not answered in time, and the same flashloader answers now"
					: "the erase was not answered in time");
		}
	}

	private void worn(FlashContent content, Facts facts, Verdicts verdicts) {
		if (content.wrong().isEmpty() || !isWritten() || what.failedBy(Reason.GONE.id())) {
			return;
		}
		Optional<Observation.Sector> bad = facts.first(Observation.Sector.class,
				sector -> sector.address() >= 0 && !sector.works());
		Optional<Observation.Sector> good = works(facts);
		List<Observation.Line> lines = facts.each(Observation.Line.class);
		boolean quiet = lines.size() > 1 && lines.stream().allMatch(line -> line.failed() == 0);
		if (failed(facts) > 1 && good.isPresent() && quiet) {
			verdicts.say(Cause.WORN_SECTOR, Certainty.CERTAIN, bad.get().text() + " " + good.get().text());
		} else if (what.failedIn("verify-image", "verify-fcb", "erase", "write-image", "write-part")
				&& content.wrong().size() < content.sectors()) {
			// what fails in a sector that the run never touched is not the fault of one sector
			Certainty certainty = failsElsewhere(facts) ? Certainty.POSSIBLE : Certainty.LIKELY;
			verdicts.say(Cause.WORN_SECTOR, certainty, content.wrong().size() + " of " + content.sectors()
					+ " sectors do not hold what was written, the others do");
			verdicts.say(Cause.WRONG_SIZE, certainty,
					"a chip that is smaller than it says holds the end of the image in place of its start");
			verdicts.say(Cause.NOISY_LINE, Certainty.POSSIBLE, "what was written may have been changed on the way");
		}
	}

	/** How often the sector failed again that failed in the run; a line that flips bits may do it once. */
	private static long failed(Facts facts) {
		return facts.each(Observation.Sector.class).stream()
				.filter(sector -> sector.address() >= 0 && !sector.works()).count();
	}

	private static boolean failsElsewhere(Facts facts) {
		return facts.first(Observation.Sector.class, sector -> sector.address() < 0 && !sector.works()).isPresent();
	}

	/** Whether another sector is good. */
	private static Optional<Observation.Sector> works(Facts facts) {
		return facts.first(Observation.Sector.class, sector -> sector.address() < 0 && sector.works());
	}
}
