/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.imports;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Finds the files that a configuration names. Of a workspace, which somebody else may have made, nothing outside is
 * ever copied: not by "..", and not by a link.
 */
final class FileFinder {

	/** Starts of names by which SEC's scripts call the workspace folder; assumed for its settings. */
	private static final String WORKSPACE = "(?i)^(%SPT_WORKSPACE%|\\$\\{?SPT_WORKSPACE\\}?)/+";

	private final Optional<Path> root;

	/** Where a file was found. */
	enum Where {
		/** It is there, and may be copied. */
		HERE,
		/** It is there, but outside; it may be named. */
		OUTSIDE,
		/** The name climbs out of the workspace, so nobody looks. */
		CLIMBS,
		/** It is not there. */
		MISSING
	}

	/**
	 * @param where
	 *            where it is
	 * @param path
	 *            the file; of one that is missing or climbs only its name is of use
	 */
	record Found(Where where, Path path) {

		boolean isThere() {
			return where == Where.HERE || where == Where.OUTSIDE;
		}
	}

	/**
	 * @param root
	 *            the workspace; empty if the user named single files, which may name any other
	 */
	FileFinder(Optional<Path> root) {
		this.root = root.map(path -> path.toAbsolutePath().normalize());
	}

	/**
	 * @param text
	 *            as it stands in a configuration, for Windows or any other system
	 * @param folder
	 *            the folder of the configuration
	 */
	Found find(String text, Path folder) {
		String slashes = text.strip().replace('\\', '/').replaceFirst(WORKSPACE, "");
		try {
			Path named = Path.of(slashes);
			if (named.isAbsolute() || slashes.matches("[A-Za-z]:/.*")) {
				return absolute(named.normalize(), slashes);
			}
			Found missing = new Found(Where.MISSING, named);
			List<Path> folders = root.isEmpty() ? List.of(folder) : List.of(folder, root.get());
			for (Path from : folders) {
				Found found = relative(from.toAbsolutePath().normalize().resolve(named).normalize());
				if (found.isThere()) {
					return found;
				}
				missing = found.where() == Where.CLIMBS ? found : missing;
			}
			return missing;
		} catch (InvalidPathException e) {
			return new Found(Where.MISSING, Path.of("unknown"));
		}
	}

	private Found absolute(Path named, String slashes) {
		if (!Files.isRegularFile(named)) {
			return new Found(Where.MISSING, Path.of(slashes.substring(slashes.lastIndexOf('/') + 1)));
		}
		return root.isPresent() && !isInside(named) ? new Found(Where.OUTSIDE, named) : new Found(Where.HERE, named);
	}

	private Found relative(Path file) {
		if (root.isPresent() && !file.startsWith(root.get())) {
			return new Found(Where.CLIMBS, file);
		}
		if (!Files.isRegularFile(file)) {
			return new Found(Where.MISSING, file);
		}
		return root.isPresent() && !isInside(file) ? new Found(Where.CLIMBS, file) : new Found(Where.HERE, file);
	}

	/** Looks through links. */
	boolean isInside(Path file) {
		try {
			return root.isPresent() && file.toRealPath().startsWith(root.get().toRealPath());
		} catch (IOException e) {
			// what can't be looked at is not copied
			return false;
		}
	}
}
