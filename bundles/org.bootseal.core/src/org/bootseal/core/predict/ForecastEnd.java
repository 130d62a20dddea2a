/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.predict;

/** The ROM gives up, or what it does next can't be told. What it found is the last step of the forecast. */
final class ForecastEnd extends Exception {

	private static final long serialVersionUID = 1L;

	private final BootStop stop;

	ForecastEnd(BootStop stop) {
		super(stop.text());
		this.stop = stop;
	}

	BootStop stop() {
		return stop;
	}
}
