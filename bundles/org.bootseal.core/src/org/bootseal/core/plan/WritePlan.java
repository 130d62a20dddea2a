/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.plan;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.bootseal.core.device.Device;

/**
 * What writes a board: an immutable list of steps. Preview, scripts and run are renderings of this one list.
 *
 * @param device
 *            the device
 * @param title
 *            one line that says what is written where
 * @param image
 *            what is written, from its IVT on
 * @param notes
 *            what the user should know before, one sentence each
 * @param steps
 *            in their order
 */
public record WritePlan(Device device, String title, PlanFile image, List<String> notes, List<Step> steps)
		implements Plan {

	/** Copies the lists. */
	public WritePlan {
		notes = List.copyOf(notes);
		steps = List.copyOf(steps);
	}

	/**
	 * @param board
	 *            how long to look for a board
	 * @param flashloader
	 *            how long to wait for a started flashloader
	 * @return this plan with these limits
	 */
	public WritePlan withLimits(Duration board, Duration flashloader) {
		return new WritePlan(device, title, image, notes, StepLimits.apply(steps, board, flashloader));
	}

	/** @return this plan without looking for what need not be written: it erases and writes everything */
	public WritePlan full() {
		return new WritePlan(device, title, image, notes,
				steps.stream().filter(step -> !(step instanceof CompareStep)).toList());
	}

	/**
	 * @param file
	 *            a file that is not there yet
	 * @return this plan, which keeps in the file what stands in the sectors that it may erase
	 */
	public WritePlan saving(Path file) {
		List<BoardCommand.ReadMemory> reads = new ArrayList<>();
		List<Step> saving = new ArrayList<>();
		int first = 0;
		for (Step step : steps) {
			if (step instanceof EraseStep erase) {
				first = reads.isEmpty() ? saving.size() : first;
				erase.regions().forEach(each -> reads.add(new BoardCommand.ReadMemory(each.board(),
						each.region().start(), (int) each.region().length(), "before.bin", each.memoryId())));
			}
			saving.add(step);
		}
		if (!reads.isEmpty()) {
			saving.add(first, new SaveStep(reads, file));
		}
		return new WritePlan(device, title, image, notes, saving);
	}

	/** @return all command lines in the order of the steps; those of the flashloader are alternatives */
	public List<String> commandLines() {
		return steps.stream().flatMap(step -> step.commands().stream()).map(BoardCommand::line).toList();
	}

	@Override
	public Optional<PlanFile> bootImage() {
		return Optional.of(image);
	}
}
