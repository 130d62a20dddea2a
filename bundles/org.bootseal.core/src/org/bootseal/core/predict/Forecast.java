/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.predict;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;

/** What is written down while a boot is foretold. */
final class Forecast {

	private final List<String> steps = new ArrayList<>();
	private final List<String> assumptions = new ArrayList<>();
	private boolean authentic;

	void step(String format, Object... arguments) {
		steps.add(arguments.length == 0 ? format : String.format(Locale.ROOT, format, arguments));
	}

	void authentic() {
		authentic = true;
	}

	/** Whether HAB finds the image authentic. */
	boolean isAuthentic() {
		return authentic;
	}

	void assume(String sentence) {
		if (!assumptions.contains(sentence)) {
			assumptions.add(sentence);
		}
	}

	ForecastEnd end(BootStop stop, String format, Object... arguments) {
		step(format, arguments);
		return new ForecastEnd(stop);
	}

	/** A value without which nothing can be told. */
	int required(OptionalInt value, String what) throws ForecastEnd {
		if (value.isEmpty()) {
			throw end(BootStop.NOT_KNOWN, "%s could not be read", what);
		}
		return value.getAsInt();
	}

	List<String> steps() {
		return List.copyOf(steps);
	}

	List<String> assumptions() {
		return List.copyOf(assumptions);
	}
}
