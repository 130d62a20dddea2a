/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.mboot;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The status codes that are known; the resource status-codes.txt tells where they come from. */
public final class StatusCatalogue {

	private static final String RESOURCE = "status-codes.txt";

	private final Map<Long, StatusCode> codes;

	private StatusCatalogue(Map<Long, StatusCode> codes) {
		this.codes = codes;
	}

	/** @return the catalogue that comes with Bootseal; it is read when it is first asked for */
	public static StatusCatalogue builtIn() {
		return BuiltIn.CATALOGUE;
	}

	/** Most runs need no catalogue. */
	private static final class BuiltIn {
		private static final StatusCatalogue CATALOGUE = readBuiltIn();
	}

	private static StatusCatalogue readBuiltIn() {
		try (InputStream in = StatusCatalogue.class.getResourceAsStream(RESOURCE)) {
			if (in == null) {
				throw new IllegalStateException(RESOURCE + " is missing from the installation");
			}
			return read(new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)));
		} catch (IOException e) {
			throw new UncheckedIOException(RESOURCE + " can't be read", e);
		}
	}

	private static StatusCatalogue read(BufferedReader reader) throws IOException {
		Map<Long, StatusCode> codes = new LinkedHashMap<>();
		Entry entry = null;
		for (String line = reader.readLine(); line != null; line = reader.readLine()) {
			if (line.startsWith("#") || line.isBlank()) {
				continue;
			}
			if (line.startsWith(" ") && entry != null) {
				entry.add(line.strip());
			} else {
				entry = new Entry(line);
			}
			codes.put(entry.number, entry.code());
		}
		return new StatusCatalogue(codes);
	}

	/**
	 * @param number
	 *            a status from the wire; its 32 bits are taken as unsigned
	 * @return what is known of it; a code without name if it is in no catalogue
	 */
	public StatusCode find(int number) {
		long unsigned = number & 0xFFFFFFFFL;
		StatusCode code = codes.get(unsigned);
		return code != null ? code : new StatusCode(unsigned, "", "", "", List.of(), List.of());
	}

	/** @return all codes in the order of the resource */
	public List<StatusCode> all() {
		return List.copyOf(codes.values());
	}

	/** One entry while its lines are read. */
	private static final class Entry {

		private final long number;
		private final String name;
		private final String text;
		private String meaning = "";
		private final List<String> causes = new ArrayList<>();
		private final List<String> remedies = new ArrayList<>();

		Entry(String line) {
			int blank = line.indexOf(' ');
			int bar = line.indexOf(" | ");
			number = Long.parseLong(line.substring(0, blank));
			name = line.substring(blank + 1, bar);
			text = line.substring(bar + 3);
		}

		void add(String line) {
			int colon = line.indexOf(": ");
			String value = line.substring(colon + 2);
			switch (line.substring(0, colon)) {
			case "means":
				meaning = value;
				break;
			case "cause":
				causes.add(value);
				break;
			case "try":
				remedies.add(value);
				break;
			default:
				throw new IllegalStateException(RESOURCE + ": unknown line \"" + line + "\"");
			}
		}

		StatusCode code() {
			return new StatusCode(number, name, text, meaning, causes, remedies);
		}
	}
}
