/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.support;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.bootseal.core.io.ZipFiles;

/**
 * A support zip that is not written yet, so that the user can see before what is in it.
 *
 * @param files
 *            what is in it
 * @param leftOut
 *            what is not, and why, one sentence each
 */
public record SupportDraft(List<SupportFile> files, List<String> leftOut) {

	/** Copies the lists. */
	public SupportDraft {
		files = List.copyOf(files);
		leftOut = List.copyOf(leftOut);
	}

	/** @return what is in it and what is not, line by line */
	public List<String> listing() {
		List<String> lines = new ArrayList<>();
		for (SupportFile file : files) {
			lines.add(String.format(Locale.ROOT, "%-36s %8d bytes  %s", file.name(),
					file.text().getBytes(StandardCharsets.UTF_8).length, file.meaning()));
		}
		leftOut.forEach(line -> lines.add("left out: " + line));
		return lines;
	}

	/**
	 * Writes the zip, with the listing in it.
	 *
	 * @param file
	 *            the file; replaced if it is there
	 * @param time
	 *            now
	 * @throws IOException
	 *             if it can't be written
	 */
	public void write(Path file, Instant time) throws IOException {
		Map<String, byte[]> contents = new LinkedHashMap<>();
		contents.put("contents.txt", (String.join("\n", listing()) + "\n").getBytes(StandardCharsets.UTF_8));
		files.forEach(each -> contents.put(each.name(), each.text().getBytes(StandardCharsets.UTF_8)));
		ZipFiles.write(file, contents, time);
	}
}
