/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.doctor;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The kinds of experiments that an examination consists of, so that a user can see all of them before the first is
 * made. Which of them are made, and how often, depends on what the ones before have shown.
 */
public enum ExperimentKind {
	/** The bus is looked at. */
	LOOK("Look which boards are on the bus", Risk.LOOK, 1000, "look"),
	/** The ROM's own verdict. */
	ASK_ROM("Ask the ROM what HAB says", Risk.LOOK, 100, "ask-rom"),
	/** Version and answers of the flashloader. */
	ASK_FLASHLOADER("Ask the flashloader who it is", Risk.LOOK, 200, "ask-flashloader"),
	/** Fuse words that can be read. */
	FUSES("Read the fuses that decide about boot, and those that were to be burnt", Risk.LOOK, 500, "fuses"),
	/** The latched boot mode. */
	BOOT_MODE("Read which boot mode was latched at the last reset", Risk.LOOK, 50, "boot-mode"),
	/** Works out the next boot from what was read. */
	FORECAST("Work out what the ROM does at the next reset", Risk.LOOK, 100, "forecast"),
	/** The flashloader is loaded into RAM and started. */
	START("Start the flashloader", Risk.CONFIGURE, 4000, "start"),
	/** Questions and data in bulk, to see whether the way to the board is sound. */
	LINE("Ask harmless questions, and move data through RAM", Risk.CONFIGURE, 8000, "line"),
	/** Option words, as wanted and on other pins. */
	CONFIGURE("Configure the flash, as wanted and on other pins", Risk.CONFIGURE, 300, "configure"),
	/** The identification of the chip. */
	IDENTIFY("Ask the flash chip who it is, on all pins and numbers of lines", Risk.CONFIGURE, 300, "identify"),
	/** Modes in which a chip does not hear. */
	MODES("Ask a chip that may sleep or wait for another number of lines or address bytes", Risk.CONFIGURE, 300,
			"wake", "three-address-bytes"),
	/** Reading by different words against slow reading. */
	READ("Read by the wanted and by slower configurations, and compare", Risk.CONFIGURE, 4000, "read"),
	/** FCB, IVT and image in the flash. */
	CONTENT("Read what stands in the flash where the ROM looks", Risk.CONFIGURE, 3000, "content"),
	/** The real size of the chip. */
	WRAP("Look whether the start of the flash comes again at a power of two", Risk.CONFIGURE, 500, "wrap"),
	/** The only one that writes. */
	SECTOR("Erase, program and read back one sector, then put its content back", Risk.SCRATCH_SECTOR, 2000, "sector");

	private final String title;
	private final Risk risk;
	private final Duration cost;
	private final List<String> ids;

	ExperimentKind(String title, Risk risk, long millis, String... ids) {
		this.title = title;
		this.risk = risk;
		this.cost = Duration.ofMillis(millis);
		this.ids = List.of(ids);
	}

	/** @return what is done, for people */
	public String title() {
		return title;
	}

	/** @return what it may do to the board */
	public Risk risk() {
		return risk;
	}

	/** @return how long one of this kind takes at most, about */
	public Duration cost() {
		return cost;
	}

	/**
	 * Tells what kind an experiment is of.
	 *
	 * @param experiment
	 *            one that is to be made, or was
	 * @return its kind; empty if it was recorded by a version that knew others
	 */
	public static Optional<ExperimentKind> of(Experiment experiment) {
		return Arrays.stream(values()).filter(kind -> kind.ids.stream()
				.anyMatch(id -> experiment.id().equals(id) || experiment.id().startsWith(id + "-"))).findFirst();
	}
}
