/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.hab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.function.Executable;

/** The cases of a conformance test with their states, for the report: target/conformance/NAME.txt. */
public final class CaseList {

	private final String name;
	private final Map<String, String> states = new TreeMap<>();

	/** An empty list with a name for its file. */
	public CaseList(String name) {
		this.name = name;
	}

	/** A test of one case; what it holds is in the list if it passes, and that it failed if it doesn't. */
	public DynamicTest test(String which, String holds, Executable check) {
		states.putIfAbsent(which, "not run");
		return DynamicTest.dynamicTest(which + ": " + holds, () -> {
			states.put(which, "FAILED, expected: " + holds);
			check.execute();
			states.put(which, holds);
		});
	}

	/** Writes the file. */
	public void write() throws IOException {
		StringBuilder text = new StringBuilder();
		states.forEach((which, state) -> text.append(which).append(": ").append(state).append('\n'));
		Path folder = Files.createDirectories(Path.of("target", "conformance"));
		Files.writeString(folder.resolve(name + ".txt"), text);
	}
}
