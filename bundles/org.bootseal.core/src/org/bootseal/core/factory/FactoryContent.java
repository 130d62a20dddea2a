/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.factory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.bootseal.core.BadInputException;
import org.bootseal.core.io.ZipFiles;

/** The bytes of a package, in a zip file or in a folder. */
interface FactoryContent {

	/** The bytes of a file with a checked name; empty if it is not there. */
	Optional<byte[]> bytes(String name) throws IOException, BadInputException;

	/** Names that the manifest should list; empty where other files may lie about. */
	Set<String> names();

	/** Opens a package. */
	static FactoryContent of(Path file) throws IOException, BadInputException {
		return Files.isDirectory(file) ? new Folder(file) : new Zip(ZipFiles.read(file));
	}

	/** All in memory. */
	record Zip(Map<String, byte[]> files) implements FactoryContent {

		@Override
		public Optional<byte[]> bytes(String name) {
			return Optional.ofNullable(files.get(name));
		}

		@Override
		public Set<String> names() {
			return files.keySet();
		}
	}

	/** On the disk; runs and scripts may have left files there. */
	record Folder(Path folder) implements FactoryContent {

		@Override
		public Optional<byte[]> bytes(String name) throws IOException, BadInputException {
			Path file = folder.resolve(name);
			if (!Files.isRegularFile(file)) {
				return Optional.empty();
			}
			if (!file.toRealPath().startsWith(folder.toRealPath())) {
				throw BadInputException.in(folder, name, "this is a link to a file outside of the folder");
			}
			if (Files.size(file) > ZipFiles.MOST_BYTES) {
				throw BadInputException.expected(file, "", Files.size(file) + " bytes",
						"at most " + ZipFiles.MOST_BYTES);
			}
			return Optional.of(Files.readAllBytes(file));
		}

		@Override
		public Set<String> names() {
			return Set.of();
		}
	}
}
