/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.predict;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What the ROM will do after the next reset. Immutable.
 *
 * @param mode
 *            how the boot pins stand
 * @param verdict
 *            how it ends
 * @param stop
 *            why the application is not started; present exactly if it is not, or not known whether
 * @param entryPoint
 *            address that the ROM branches to, thumb bit included; present exactly if the application is started
 * @param closed
 *            whether HAB enforces; empty if the fuse is not known
 * @param authentic
 *            whether HAB finds the image authentic; false if it does not come so far
 * @param steps
 *            what the ROM does in order, one sentence each, without full stops
 * @param assumptions
 *            what was taken for granted because nobody said, one sentence each
 */
public record BootPrediction(BootMode mode, Verdict verdict, Optional<BootStop> stop, OptionalLong entryPoint,
		Optional<Boolean> closed, boolean authentic, List<String> steps, List<String> assumptions) {

	/** How a boot ends. */
	public enum Verdict {
		/** The application runs. */
		BOOTS,
		/** The ROM waits for a host in its serial downloader. */
		SERIAL_DOWNLOADER,
		/** Neither runs: the board is silent. */
		SILENT,
		/** It can't be told. */
		UNKNOWN
	}

	/** Copies the lists. */
	public BootPrediction {
		steps = List.copyOf(steps);
		assumptions = List.copyOf(assumptions);
	}

	/** @return the verdict in one sentence, without a full stop */
	public String sentence() {
		return switch (verdict) {
		case BOOTS -> String.format(Locale.ROOT, "will boot the image at 0x%08X, HAB %s, %s",
				entryPoint.orElseThrow(), closed.map(yes -> yes ? "closed" : "open").orElse("open or closed"),
				authentic ? "authenticated" : "not authenticated");
		case SERIAL_DOWNLOADER -> "will come back in the serial downloader, because " + why();
		case SILENT -> "will not show up, because " + why();
		case UNKNOWN -> "can't be told: " + why();
		};
	}

	/** What the last step before giving up found is more telling than the kind of stop. */
	private String why() {
		return stop.orElseThrow().text() + detail();
	}

	private String detail() {
		boolean byPins = verdict == Verdict.SERIAL_DOWNLOADER
				&& (stop.orElseThrow() == BootStop.SERIAL_PINS || stop.orElseThrow() == BootStop.FUSES_NOT_CHOSEN);
		return steps.isEmpty() || byPins ? ""
				: " (" + steps.get(steps.size() - 1) + ")";
	}

	/** @return what to do so that it boots, a sentence; empty if it does */
	public Optional<String> remedy() {
		return stop.map(BootStop::remedy);
	}
}
