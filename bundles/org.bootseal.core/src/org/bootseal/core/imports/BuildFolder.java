/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.imports;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

import org.bootseal.core.BadInputException;

/** The programs below a folder, and the files beside and above them that say for what they were built. */
final class BuildFolder {

	/** Levels of folders below the one that is named. */
	private static final int DEPTH_MAX = 10;
	private static final int FILES_MAX = 200_000;
	private static final int PROGRAMS_MAX = 200;
	/** Bytes of a file that are looked at. */
	private static final int TEXT_MAX = 4 << 20;
	/** How far above a program its project is looked for, beyond the folder that was named. */
	private static final int LEVELS_UP = 3;
	private static final byte[] ELF = { 0x7F, 'E', 'L', 'F' };
	/** What no program is in that a user builds. */
	private static final Set<String> SKIPPED = Set.of("CMakeFiles", ".git", ".metadata", "node_modules", "_deps");
	/** Steps of a Zephyr build. */
	private static final String STEP = "zephyr_(pre\\d*|prebuilt|final)\\.elf";
	/** Files that say what a program is for, and where they stand, as seen from a folder above it. */
	private static final List<String> WITNESSES = List.of(".config", "zephyr/.config", ".cproject", "CMakeCache.txt",
			"compile_commands.json", "flags.cmake", "config.cmake", "CMakeLists.txt", "sources.mk", "makefile");

	private final Path folder;

	BuildFolder(Path folder) {
		this.folder = folder.toAbsolutePath().normalize();
	}

	/**
	 * @return ELF files, links not followed, newest first
	 * @throws BadInputException
	 *             if this is no folder, or it has too much in it
	 */
	List<Path> programs() throws IOException, BadInputException {
		if (!Files.isDirectory(folder)) {
			throw BadInputException.in(folder, "", "is no folder, expected one with the output of a build");
		}
		Map<Path, BasicFileAttributes> found = new TreeMap<>();
		Walk walk = new Walk(found);
		Files.walkFileTree(folder, EnumSet.noneOf(FileVisitOption.class), DEPTH_MAX, walk);
		if (walk.files > FILES_MAX || found.size() > PROGRAMS_MAX) {
			throw BadInputException.in(folder, "", "has more than " + (walk.files > FILES_MAX ? FILES_MAX + " files"
					: PROGRAMS_MAX + " programs") + " below it; name the folder of one build");
		}
		List<Path> programs = new ArrayList<>(found.keySet());
		programs.sort(Comparator.comparing((Path path) -> found.get(path).lastModifiedTime()).reversed());
		return programs;
	}

	private static boolean isProgram(Path file) {
		String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
		return (name.endsWith(".elf") || name.endsWith(".axf") || name.endsWith(".out")) && !name.matches(STEP)
				&& beginsAsElf(file);
	}

	private static boolean beginsAsElf(Path file) {
		try (InputStream in = Files.newInputStream(file)) {
			return Arrays.equals(in.readNBytes(ELF.length), ELF);
		} catch (IOException e) {
			// what can't be read is no program that can be taken
			return false;
		}
	}

	/**
	 * @param program
	 *            one of {@link #programs()}
	 * @return what stands in the files that tell about it, by file, the nearest first
	 */
	Map<Path, String> witnesses(Path program) {
		Map<Path, String> texts = new LinkedHashMap<>();
		Path at = program.getParent();
		int above = 0;
		while (at != null && above <= LEVELS_UP) {
			for (String name : WITNESSES) {
				Path file = at.resolve(name);
				if (!texts.containsKey(file)) {
					text(file).ifPresent(text -> texts.put(file, text));
				}
			}
			above += at.equals(folder) || above > 0 ? 1 : 0;
			at = at.getParent();
		}
		return texts;
	}

	private static Optional<String> text(Path file) {
		if (!Files.isRegularFile(file)) {
			return Optional.empty();
		}
		try (InputStream in = Files.newInputStream(file)) {
			return Optional.of(new String(in.readNBytes(TEXT_MAX), StandardCharsets.ISO_8859_1));
		} catch (IOException e) {
			// another file may say the same
			return Optional.empty();
		}
	}

	/** Collects programs, and stops where it would take too long. */
	private static final class Walk extends SimpleFileVisitor<Path> {

		private final Map<Path, BasicFileAttributes> found;
		private int files;

		Walk(Map<Path, BasicFileAttributes> found) {
			this.found = found;
		}

		@Override
		public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
			return SKIPPED.contains(directory.getFileName() == null ? "" : directory.getFileName().toString())
					? FileVisitResult.SKIP_SUBTREE
					: FileVisitResult.CONTINUE;
		}

		@Override
		public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
			if (attributes.isRegularFile() && isProgram(file)) {
				found.put(file, attributes);
			}
			files++;
			return files > FILES_MAX || found.size() > PROGRAMS_MAX ? FileVisitResult.TERMINATE
					: FileVisitResult.CONTINUE;
		}

		@Override
		public FileVisitResult visitFileFailed(Path file, IOException e) {
			// a folder that may not be read hides nothing that could be taken
			return FileVisitResult.CONTINUE;
		}
	}
}
