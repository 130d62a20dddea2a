/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.explain;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The written part of a page: an entry of a resource, a key in its own line and indented lines that belong to it. */
final class PageText {

	private String meaning = "";
	private final List<String> causes = new ArrayList<>();
	private final List<String> steps = new ArrayList<>();
	private final List<String> sources = new ArrayList<>();
	private final List<String> names = new ArrayList<>();

	/** Reads a resource of this package: the entries by their keys, in their order. */
	static Map<String, PageText> read(String resource) {
		try (InputStream in = PageText.class.getResourceAsStream(resource)) {
			if (in == null) {
				throw new IllegalStateException(resource + " is missing from the installation");
			}
			return read(resource, new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)));
		} catch (IOException e) {
			throw new UncheckedIOException(resource + " can't be read", e);
		}
	}

	private static Map<String, PageText> read(String resource, BufferedReader reader) throws IOException {
		Map<String, PageText> entries = new LinkedHashMap<>();
		PageText entry = null;
		for (String line = reader.readLine(); line != null; line = reader.readLine()) {
			if (line.startsWith("#") || line.isBlank()) {
				continue;
			}
			if (line.startsWith(" ") && entry != null) {
				entry.add(resource, line.strip());
			} else {
				entry = new PageText();
				if (entries.put(line.strip(), entry) != null) {
					throw new IllegalStateException(resource + ": two entries \"" + line.strip() + "\"");
				}
			}
		}
		return entries;
	}

	private void add(String resource, String line) {
		int colon = Math.max(0, line.indexOf(": "));
		String value = line.substring(colon).replaceFirst(": ", "");
		switch (line.substring(0, colon)) {
		case "means":
			meaning = value;
			break;
		case "cause":
			causes.add(value);
			break;
		case "try":
			steps.add(value);
			break;
		case "source":
			sources.addAll(Arrays.asList(value.split("; ")));
			break;
		case "also":
			names.addAll(Arrays.asList(value.split(", ")));
			break;
		default:
			throw new IllegalStateException(resource + ": unknown line \"" + line + "\"");
		}
	}

	String meaning() {
		return meaning;
	}

	List<String> causes() {
		return causes;
	}

	List<String> steps() {
		return steps;
	}

	List<String> sources() {
		return sources;
	}

	List<String> names() {
		return names;
	}

	/** A page of this text alone; the source of the code itself comes behind its own sources. */
	Page page(Page.Kind kind, String id, String title, List<String> moreNames, String source) {
		List<String> all = new ArrayList<>(moreNames);
		all.addAll(names);
		List<String> from = new ArrayList<>(sources);
		if (!from.contains(source)) {
			from.add(source);
		}
		return new Page(kind, id, title, meaning, causes, steps, from, all, false);
	}
}
