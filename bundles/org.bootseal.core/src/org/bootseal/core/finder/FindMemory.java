/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.finder;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.bootseal.core.BadInputException;
import org.bootseal.core.device.Device;
import org.bootseal.core.plan.PlanFile;
import org.bootseal.core.plan.TalkPlan;

/**
 * A search for a memory configuration that works.
 *
 * @param device
 *            the device
 * @param unsignedFlashloader
 *            a flashloader for an open part; may be missing if one runs already
 * @param signedFlashloader
 *            a flashloader for a closed part
 * @param scratch
 *            whether one sector may be erased, programmed and restored; without that it is only read, and quad reads
 *            are tried only if the chip says itself how they are enabled
 * @param sector
 *            an address in that sector; empty for the last one of the flash
 * @param backups
 *            folder that gets the content of the sector before it is erased; made if it is missing
 * @param reads
 *            how often the sector is read at a clock before that counts as good, at least 1
 * @param limit
 *            after what time no new configuration is tried
 */
public record FindMemory(Device device, Optional<PlanFile> unsignedFlashloader, Optional<PlanFile> signedFlashloader,
		boolean scratch, OptionalLong sector, Path backups, int reads, Duration limit) {

	/** How often the sector is read at a clock, if nobody says otherwise. */
	public static final int READS = 500;
	/** After what time no new configuration is tried, if nobody says otherwise. */
	public static final Duration LIMIT = Duration.ofMinutes(10);

	/** Checks the number of reads. */
	public FindMemory {
		if (reads < 1) {
			throw new IllegalArgumentException("reads: " + reads);
		}
	}

	/** A search that runs as a plan, and what it finds. Not for two runs at once. */
	public static final class Search {

		private final TalkPlan plan;
		private final MemorySearch work;

		private Search(TalkPlan plan, MemorySearch work) {
			this.plan = plan;
			this.work = work;
		}

		/** @return what is to be run */
		public TalkPlan plan() {
			return plan;
		}

		/** @return what was found; empty before the run, and if nothing works */
		public Optional<FoundMemory> found() {
			return work.found();
		}
	}

	/**
	 * @return a new search
	 * @throws BadInputException
	 *             if a flashloader does not fit the device
	 */
	public Search search() throws BadInputException {
		MemorySearch work = new MemorySearch(this);
		List<String> notes = scratch ? List.of()
				: List.of(
						"Without a scratch sector the flash is only read; that it can be erased and programmed stays open.");
		return new Search(TalkPlan.of(device, "Find a memory configuration for the flash of " + device.name(), notes,
				unsignedFlashloader, signedFlashloader, scratch ? Optional.of(change()) : Optional.empty(),
				new TalkPlan.Talk("find-memory", "Try configurations until one works", work)), work);
	}

	private String change() {
		return "One sector (" + (sector.isPresent() ? String.format("at 0x%08X", sector.getAsLong()) : "the last one")
				+ ") is erased and programmed several times, and gets its content back; meanwhile a copy is in "
				+ backups
				+ ". If the chip is known, its quad enable bit may be set.";
	}
}
