/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.provision;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Finds files that were moved: around a configuration, in its folder and those below, and in the folder above it. */
final class NearbyFiles {

	/** Deep enough for Debug/make.output/app.elf, and soon done. */
	private static final int DEPTH = 4;
	/** A home folder may be above; nobody waits for all of it. */
	private static final int MOST_LOOKED_AT = 5000;
	private static final int MOST_FOUND = 4;

	private final Path folder;

	NearbyFiles(Path folder) {
		this.folder = folder;
	}

	/**
	 * @param fits
	 *            asked of files and folders
	 * @return the nearest that fit, as they are to be named in the configuration, with "/"; links are not followed
	 */
	List<String> find(Predicate<Path> fits) {
		List<String> below = names(folder, DEPTH, fits);
		Path above = folder.getParent();
		return !below.isEmpty() || above == null || above.getParent() == null ? below : names(above, 2, fits);
	}

	private List<String> names(Path start, int depth, Predicate<Path> fits) {
		try (Stream<Path> files = Files.walk(start, depth)) {
			return files.limit(MOST_LOOKED_AT).filter(file -> !isGenerated(file)).filter(fits)
					.sorted(Comparator.comparingInt(Path::getNameCount).thenComparing(Path::toString)).limit(MOST_FOUND)
					.map(file -> folder.relativize(file).toString().replace('\\', '/')).toList();
		} catch (IOException | UncheckedIOException unreadable) {
			// a folder that can't be looked into has nothing to propose
			return List.of();
		}
	}

	/** What a build of Bootseal made is no source of another one; hidden folders are those of tools. */
	private boolean isGenerated(Path file) {
		for (Path name : folder.relativize(file)) {
			String text = name.toString();
			if (text.endsWith("-boot") || text.startsWith(".") && text.length() > 2) {
				return true;
			}
		}
		return false;
	}

	/** The name without what is behind its first dot. */
	static String stem(String name) {
		int dot = name.indexOf('.');
		return dot <= 0 ? name : name.substring(0, dot);
	}
}
