/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.doctor;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

import org.bootseal.core.connection.BoardMode;
import org.bootseal.core.connection.FoundBoard;
import org.bootseal.core.connection.UsbId;
import org.bootseal.core.otp.FuseCheck;
import org.bootseal.core.plan.Outcome;
import org.bootseal.core.plan.RunFailure;
import org.bootseal.core.plan.RunRecord;
import org.bootseal.core.plan.StepRecord;
import org.bootseal.core.plan.WriteRequest;
import org.bootseal.core.sdp.HabState;
import org.bootseal.core.sdp.HabStatus;

/** A case for one probe: what was wanted, how the run failed, and what was observed. */
final class Consultation {

	private final WriteRequest wanted;
	private final List<StepRecord> steps = new ArrayList<>();
	private List<FuseCheck> checks = List.of();
	private Optional<RunFailure> failure = Optional.empty();
	private Facts facts = Facts.NONE;

	Consultation(WriteRequest wanted) {
		this.wanted = wanted;
	}

	Consultation step(String id, long status, Outcome outcome, String message) {
		steps.add(new StepRecord(id, id, List.of(), status, "", Duration.ZERO, Duration.ZERO, 0, outcome, message));
		return this;
	}

	Consultation failed(String step, long status) {
		failure = Optional.of(new RunFailure(step, "It failed.", "", status, "", "", "", List.of()));
		return this;
	}

	/** The board left the bus in a step. */
	Consultation lost(String step) {
		failure = Optional
				.of(new RunFailure(step, "It left.", "", StepRecord.NO_STATUS, "", "", "", List.of(), "gone"));
		return this;
	}

	Consultation checks(FuseCheck... each) {
		checks = List.of(each);
		return this;
	}

	Consultation saw(Observation observation) {
		facts = facts.with(observation);
		return this;
	}

	Consultation sawNobody() {
		return saw(new Observation.Bus(List.of(), List.of(), Optional.empty(), "nobody"));
	}

	Consultation sawRom(UsbId id) {
		return saw(new Observation.Bus(
				List.of(new FoundBoard("usb:1-1", Optional.of(id), BoardMode.ROM, "", "", "")), List.of(),
				Optional.empty(), "a ROM"));
	}

	Consultation sawHab(HabState state, int verdict) {
		return saw(new Observation.Rom(state, Optional.of(new HabStatus(verdict)), "HAB"));
	}

	/** The start of the flashloader was tried, and ended as the run did. */
	Consultation sawNoStart() {
		return saw(new Observation.Started(run(), "no start"));
	}

	Consultation sawFuses(Map<Integer, Integer> values, Integer... locked) {
		return saw(new Observation.Fuses(values, List.of(), new HashSet<>(Set.of(locked)), "fuses"));
	}

	private RunRecord run() {
		return new RunRecord("Write", "usb:1-1", failure.isPresent() ? Outcome.FAILED : Outcome.OK, steps, checks,
				failure, Optional.empty());
	}

	DoctorCase about() {
		return new DoctorCase(wanted, failure.map(each -> run()), Risk.CONFIGURE, Path.of("backups"), false);
	}

	Facts facts() {
		return facts;
	}

	/** What a probe makes of it, by cause. */
	Map<Cause, Certainty> judgedBy(Probe probe) {
		Verdicts verdicts = new Verdicts();
		probe.judge(facts, verdicts);
		Map<Cause, Certainty> found = new TreeMap<>();
		verdicts.hypotheses().forEach(each -> found.put(each.cause(), each.certainty()));
		return found;
	}
}
