/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.board.silicon;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Lists of names that are resources of the program: one a line, with comments behind #. */
public final class ResourceIndex {

	private ResourceIndex() {
		// functions only
	}

	/**
	 * @param beside
	 *            a class of the package that the resource lies in
	 * @param name
	 *            name of the resource, for example "chips.txt"
	 * @return its names, in its order
	 */
	public static List<String> names(Class<?> beside, String name) {
		try (InputStream stream = beside.getResourceAsStream(name)) {
			if (stream == null) {
				throw new IllegalStateException("the resource " + name + " is missing");
			}
			BufferedReader reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
			return reader.lines().filter(line -> !line.isBlank() && !line.startsWith("#")).toList();
		} catch (IOException e) {
			throw new IllegalStateException("the resource " + name + " cannot be read", e);
		}
	}
}
