/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.imports;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

import org.bootseal.core.config.BadConfigurationException;
import org.bootseal.core.config.YamlDocument;
import org.bootseal.core.config.YamlMap;
import org.bootseal.core.config.YamlValue;

/** What a file of SPSDK is, told by its content. */
enum FileKind {
	/** Configuration of "nxpimage hab". */
	HAB,
	/** The same in the older BD grammar. */
	HAB_BD,
	/** FCB as text, block or C source. */
	FCB,
	/** XMCD as text or block. */
	XMCD,
	/** Configuration of nxpmemcfg. */
	MEMORY,
	/** Configuration of nxpfuses. */
	FUSES,
	/** Commands for blhost. */
	COMMANDS,
	/** Something that Bootseal reads as it is. */
	AS_IT_IS,
	/** Nothing of these. */
	OTHER;

	private static final int XMCD_TAG = 0xC0;
	private static final int XMCD_MAX = 4096;

	/**
	 * @param file
	 *            the name
	 * @param content
	 *            the whole content
	 * @return what it is
	 */
	static FileKind of(Path file, byte[] content) {
		String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
		String start = new String(content, 0, Math.min(content.length, 4), StandardCharsets.ISO_8859_1);
		if (start.equals("FCFB") || start.equals("CFBF") || start.equals("BFCF")) {
			return FCB;
		}
		if (name.endsWith(".bd")) {
			return HAB_BD;
		}
		if (name.endsWith(".bin")) {
			boolean tag = content.length > 4 && content.length < XMCD_MAX && (content[3] & 0xF0) == XMCD_TAG;
			return tag ? XMCD : OTHER;
		}
		String text = new String(content, StandardCharsets.UTF_8);
		if (name.endsWith(".c") || name.endsWith(".h")) {
			return text.contains("flexspi_nor_config_t") ? FCB : OTHER;
		}
		Optional<FileKind> yaml = yaml(file, text);
		return yaml.orElse(CommandLines.isIn(text) ? COMMANDS : OTHER);
	}

	/**
	 * @param name
	 *            name of a file
	 * @return whether it ends as those do that linkers make
	 */
	static boolean isApplication(String name) {
		return name.matches("(?i).*\\.(elf|axf|out|srec|s19|s28|s37|mot|hex|ihex)");
	}

	private static Optional<FileKind> yaml(Path file, String text) {
		Optional<YamlValue> top = YamlDocument.parse(file, text).top();
		if (top.isEmpty() || !top.get().isMap()) {
			return Optional.empty();
		}
		try {
			return of(top.get().map());
		} catch (BadConfigurationException e) {
			// no mapping after all
			return Optional.empty();
		}
	}

	private static Optional<FileKind> of(YamlMap map) {
		if (has(map, "options") && (has(map, "inputImageFile") || has(map, "sections"))) {
			return Optional.of(HAB);
		}
		if (has(map, "fcb_settings")) {
			return Optional.of(FCB);
		}
		if (has(map, "xmcd_settings")) {
			return Optional.of(XMCD);
		}
		if (has(map, "peripheral") && has(map, "settings")) {
			return Optional.of(MEMORY);
		}
		if (has(map, "registers")) {
			return Optional.of(FUSES);
		}
		boolean known = has(map, "bee_engine") || has(map, "data_blobs") || has(map, "memory_type");
		return known ? Optional.of(AS_IT_IS) : Optional.empty();
	}

	private static boolean has(YamlMap map, String key) {
		return map.optional(key).isPresent();
	}
}
