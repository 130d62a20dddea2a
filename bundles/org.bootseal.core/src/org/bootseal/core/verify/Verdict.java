/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.verify;

import java.util.List;

/** The answer of a verification. */
public sealed interface Verdict permits Verdict.Pass, Verdict.Gaps, Verdict.Refused, Verdict.Unsigned {

	/** @return whether a closed part runs the image: HAB logs no event */
	boolean runsClosed();

	/** @return the answer in one sentence */
	String sentence();

	/** HAB logs nothing, and covers all that runs or steers the boot. */
	record Pass() implements Verdict {

		@Override
		public boolean runsClosed() {
			return true;
		}

		@Override
		public String sentence() {
			return "PASS: HAB logs no event, and all that runs or steers the boot is covered";
		}
	}

	/**
	 * HAB logs nothing, but there are bytes that run or steer the boot and that anybody can change.
	 *
	 * @param ranges
	 *            these bytes, at least one range
	 */
	record Gaps(List<CoverageRange> ranges) implements Verdict {

		/** Copies the list. */
		public Gaps {
			ranges = List.copyOf(ranges);
		}

		@Override
		public boolean runsClosed() {
			return true;
		}

		@Override
		public String sentence() {
			return "NOT SAFE: HAB logs no event, but does not notice changes at " + ranges.get(0)
					+ (ranges.size() > 1 ? " and in " + (ranges.size() - 1) + " more places" : "");
		}
	}

	/**
	 * HAB logs events.
	 *
	 * @param events
	 *            in order, at least one
	 */
	record Refused(List<LoggedEvent> events) implements Verdict {

		/** Copies the list. */
		public Refused {
			events = List.copyOf(events);
		}

		@Override
		public boolean runsClosed() {
			return false;
		}

		@Override
		public String sentence() {
			return "FAIL: " + events.get(0).why();
		}
	}

	/**
	 * The image has no CSF.
	 *
	 * @param event
	 *            what HAB logs about it, also on an open part
	 */
	record Unsigned(LoggedEvent event) implements Verdict {

		@Override
		public boolean runsClosed() {
			return false;
		}

		@Override
		public String sentence() {
			return "UNSIGNED: an open part runs the image, a closed one does not";
		}
	}
}
