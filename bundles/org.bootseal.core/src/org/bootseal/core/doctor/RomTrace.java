/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.doctor;

import java.util.List;
import java.util.Optional;

import org.bootseal.core.connection.UsbId;
import org.bootseal.core.device.Device;
import org.bootseal.core.plan.RunRecord;
import org.bootseal.core.plan.StepRecord;
import org.bootseal.core.sdp.HabState;

/** What is known of a ROM that may have left the bus since: from it itself, else from the record of the run. */
final class RomTrace {

	private static final String LOOK = "look";
	private static final String START = "flashloader";

	private final Device device;
	private final Optional<RunRecord> run;
	private final Facts facts;

	RomTrace(DoctorCase what, Facts facts) {
		device = what.device();
		run = what.run();
		this.facts = facts;
	}

	/** Whether HAB was open, as the ROM says with each answer; empty if it never answered. */
	Optional<HabState> hab() {
		return facts.last(Observation.Rom.class).map(Observation.Rom::hab).or(() -> step(START)
				.flatMap(step -> HabState.of((int) step.status())));
	}

	/** The USB id that the ROM shows, if it is not the usual one of the device: merged families have several. */
	Optional<UsbId> unusualId() {
		List<UsbId> unusual = device.romIds().subList(1, device.romIds().size());
		Optional<UsbId> shown = facts.first(Observation.Bus.class, Observation.Bus::isRom)
				.flatMap(bus -> bus.fitting().get(0).usbId());
		return unusual.stream().filter(id -> shown.isPresent() ? shown.get().equals(id)
				: step(LOOK).filter(step -> step.message().contains(id.toString())).isPresent()).findFirst();
	}

	private Optional<StepRecord> step(String id) {
		return run.stream().flatMap(each -> each.steps().stream()).filter(step -> step.id().equals(id)).findFirst();
	}
}
