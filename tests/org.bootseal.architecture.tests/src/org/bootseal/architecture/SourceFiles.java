/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.architecture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Finds the files of the project. */
final class SourceFiles {

	/** The folder with the root pom.xml; Maven runs a module's tests in the module's folder. */
	static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();

	private SourceFiles() {
	}

	/** All files below a folder of the project, without what was built. */
	static List<Path> below(String folder) throws IOException {
		try (Stream<Path> files = Files.walk(ROOT.resolve(folder))) {
			return files.filter(Files::isRegularFile).filter(SourceFiles::isSource).sorted().toList();
		}
	}

	private static boolean isSource(Path file) {
		for (Path part : ROOT.relativize(file)) {
			String name = part.toString();
			if (name.equals("target") || name.equals("bin") || name.startsWith(".")) {
				return false;
			}
		}
		return true;
	}

	/** The Java sources of one bundle or of all, for instance below "bundles/org.bootseal.core/src". */
	static List<Path> java(String folder) throws IOException {
		return below(folder).stream().filter(file -> file.toString().endsWith(".java")).toList();
	}
}
