/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.bootseal.core.connection.ConnectionException.Reason;
import org.bootseal.core.plan.RunFailure;
import org.bootseal.core.plan.RunRecord;

/**
 * What the record of a failed run says by itself, without the board: a first word, before experiments tell more. It is
 * seldom certain.
 */
public final class RecordFindings {

	private static final String ASK = "Let the doctor examine the board: its experiments tell these causes apart.";
	private static final String NO_TABLE_YET = "20108";
	private static final List<String> WRITING = List.of("erase", "write-fcb", "write-image", "write-part");

	private RecordFindings() {
		// a function only
	}

	/**
	 * Reads a record.
	 *
	 * @param run
	 *            the record
	 * @return causes that would explain why it failed, the likeliest first; empty if it did not fail
	 */
	public static List<Finding> of(RunRecord run) {
		return run.failure().map(failure -> of(failure)).orElse(List.of());
	}

	private static List<Finding> of(RunFailure failure) {
		List<Finding> findings = new ArrayList<>();
		Optional<Finding> known = byTopic(failure);
		known.ifPresent(findings::add);
		List<Cause> others = failure.stepId().equals("configure")
				? List.of(Cause.WRONG_PADS, Cause.WRONG_FAMILY, Cause.WRONG_PORT, Cause.NO_FLASH, Cause.LEFT_IN_QPI)
				: failure.stepId().equals("look") ? List.of(Cause.NOT_SERIAL_MODE, Cause.NO_BOARD)
						: Unexplained.causes(failure.stepId());
		boolean isCertain = known.filter(each -> each.certainty() == Certainty.CERTAIN).isPresent();
		others.stream().filter(cause -> !isCertain && known.filter(each -> each.cause() == cause).isEmpty())
				.forEach(cause -> findings.add(finding(cause, Certainty.POSSIBLE, failure)));
		return List.copyOf(findings);
	}

	/** What a status or the reason of a broken connection points to. */
	private static Optional<Finding> byTopic(RunFailure failure) {
		String topic = failure.topic();
		if (topic.equals(Reason.NO_PERMISSION.id())) {
			return Optional.of(finding(Cause.NO_PERMISSION, Certainty.CERTAIN, failure));
		}
		if (topic.equals(NO_TABLE_YET) && failure.stepId().equals("configure")) {
			return Optional.of(finding(Cause.OLD_SFDP, Certainty.LIKELY, failure));
		}
		if (topic.equals(Reason.GARBLED.id())) {
			return Optional.of(finding(Cause.NOISY_LINE, Certainty.LIKELY, failure));
		}
		if (!topic.equals(Reason.GONE.id()) || failure.stepId().equals("look")) {
			return Optional.empty();
		}
		return Optional.of(finding(WRITING.contains(failure.stepId()) ? Cause.BROWN_OUT : Cause.HUB_DROPS,
				Certainty.POSSIBLE, failure));
	}

	private static Finding finding(Cause cause, Certainty certainty, RunFailure failure) {
		String why = "the run failed in the step \"" + failure.stepId() + "\": " + failure.what();
		return new Finding(cause, certainty, List.of(why),
				certainty == Certainty.CERTAIN ? NextStep.of(cause) : List.of(Remedy.todo(ASK)));
	}
}
