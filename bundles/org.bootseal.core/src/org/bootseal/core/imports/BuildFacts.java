/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.imports;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the files of a build say about the part and the board. Sources: the projects that MCUXpresso IDE makes
 * (.cproject defines CPU_ and the part, and names boardId), the SDK's CMake files (-DCPU_ and the part), Zephyr's
 * .config (CONFIG_SOC_PART_NUMBER, CONFIG_SOC, CONFIG_BOARD, CONFIG_BOOTLOADER_MCUBOOT).
 *
 * @param tool
 *            what built it, for people
 * @param part
 *            the part as the build names it, such as "MIMXRT1021DAG5A", with the file that says so; empty if none does
 * @param board
 *            the board as the build names it, such as "evkmimxrt1020", with the file that says so; empty if none does
 * @param isForMcuboot
 *            whether MCUboot starts the program, not the ROM
 */
record BuildFacts(String tool, Optional<Said> part, Optional<Said> board, boolean isForMcuboot) {

	/**
	 * Something that a file says.
	 *
	 * @param value
	 *            what it says
	 * @param file
	 *            the file
	 */
	record Said(String value, Path file) {
	}

	private static final Pattern DEFINE = Pattern.compile("(?:-D|\\b)CPU_(MIMXRT\\d{3,4}[A-Z0-9]{0,16})");
	private static final Pattern ZEPHYR_PART = Pattern
			.compile("(?m)^CONFIG_SOC(?:_PART_NUMBER)?=\"(mimxrt[0-9a-z]{3,20})\"", Pattern.CASE_INSENSITIVE);
	private static final Pattern ANY_PART = Pattern.compile("\\b(MIMXRT\\d{4}[A-Z0-9]{0,16})",
			Pattern.CASE_INSENSITIVE);
	private static final Pattern BOARD = Pattern.compile(
			"\\b(evkb?mimxrt\\d{4}[a-z]?|mimxrt\\d{4}_evk[b]?(?:_qspi|_hyperflash)?)\\b", Pattern.CASE_INSENSITIVE);
	private static final Pattern MCUBOOT = Pattern.compile("(?m)^CONFIG_BOOTLOADER_MCUBOOT=y");

	/**
	 * @param witnesses
	 *            texts by file, the nearest to the program first
	 * @return what they say; of two that differ the nearer counts
	 */
	static BuildFacts of(Map<Path, String> witnesses) {
		Optional<Said> part = first(witnesses, DEFINE).or(() -> first(witnesses, ZEPHYR_PART))
				.or(() -> first(witnesses, ANY_PART));
		boolean mcuboot = witnesses.entrySet().stream().filter(entry -> isZephyr(entry.getKey())).limit(1)
				.anyMatch(entry -> MCUBOOT.matcher(entry.getValue()).find());
		return new BuildFacts(tool(witnesses), part, first(witnesses, BOARD), mcuboot);
	}

	private static Optional<Said> first(Map<Path, String> witnesses, Pattern pattern) {
		for (Map.Entry<Path, String> witness : witnesses.entrySet()) {
			Matcher matcher = pattern.matcher(witness.getValue());
			if (matcher.find()) {
				return Optional.of(new Said(matcher.group(1), witness.getKey()));
			}
		}
		return Optional.empty();
	}

	private static String tool(Map<Path, String> witnesses) {
		for (Path file : witnesses.keySet()) {
			String name = file.getFileName().toString();
			if (isZephyr(file)) {
				return "Zephyr";
			}
			if (name.equals(".cproject")) {
				return "MCUXpresso IDE";
			}
			if (name.equals("CMakeCache.txt") || name.endsWith(".cmake") || name.equals("compile_commands.json")) {
				return "CMake";
			}
		}
		return "unknown";
	}

	private static boolean isZephyr(Path file) {
		return file.getFileName().toString().equals(".config");
	}

	/**
	 * @return the first letters of the part that all variants of it share, such as "MIMXRT1021"; empty if none is said
	 */
	Optional<String> family() {
		return part.map(said -> said.value().toUpperCase(Locale.ROOT))
				.map(name -> name.substring(0, Math.min(name.length(), "MIMXRT1021".length())));
	}
}
