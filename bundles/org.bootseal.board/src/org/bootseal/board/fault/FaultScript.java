/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.board.fault;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.bootseal.core.BadInputException;
import org.bootseal.core.config.YamlValue;

/**
 * The faults that shall befall a board. The same script on the same board gives the same faults.
 *
 * @param seed
 *            decides how faults of less than certain probability fall
 * @param faults
 *            the faults; at one occurrence the first that falls is taken
 */
public record FaultScript(long seed, List<Fault> faults) {

	/** Copies the list. */
	public FaultScript {
		faults = List.copyOf(faults);
	}

	/** @return a script without faults */
	public static FaultScript none() {
		return new FaultScript(0, List.of());
	}

	/**
	 * @param fault
	 *            another fault
	 * @return this script with it
	 */
	public FaultScript with(Fault fault) {
		List<Fault> more = new ArrayList<>(faults);
		more.add(fault);
		return new FaultScript(seed, more);
	}

	/**
	 * Reads a script in YAML: "seed" and a list "faults" of mappings with "at" (for example "mboot flash-erase-region",
	 * "erase sector 3", "report out", "transfer"), optionally "nth", "always", "probability", and "do" (for example
	 * "status 20106", "power cut", "flip 4 0x01").
	 *
	 * @param file
	 *            the script
	 * @return the faults
	 * @throws IOException
	 *             if the file can't be read
	 * @throws BadInputException
	 *             if it is not such a script
	 */
	public static FaultScript read(Path file) throws IOException, BadInputException {
		return FaultScriptReader.read(file);
	}

	/**
	 * Reads faults out of a file that holds more than them.
	 *
	 * @param items
	 *            the mappings, as {@link #read(Path)} takes them
	 * @param seed
	 *            decides how faults of less than certain probability fall
	 * @return the faults
	 * @throws BadInputException
	 *             if one of them is none
	 */
	public static FaultScript of(List<YamlValue> items, long seed) throws BadInputException {
		return FaultScriptReader.read(items, seed);
	}

	/** @return the script as {@link #read(Path)} takes it */
	public String toYaml() {
		return FaultScriptWriter.text(this);
	}
}
