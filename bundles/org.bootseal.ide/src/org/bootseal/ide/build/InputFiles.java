/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ide.build;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

import org.bootseal.core.keys.KeyTree;

/** Which files a build depends on. */
final class InputFiles {

	private InputFiles() {
	}

	/**
	 * @param named
	 *            files and folders that a build reads, whether they are there or not
	 * @return their stamps as they are now; of a folder of keys also those of the keys and certificates
	 */
	static List<FileStamp> stamps(Collection<Path> named) {
		SortedSet<Path> files = new TreeSet<>();
		for (Path path : named) {
			Path absolute = path.toAbsolutePath().normalize();
			files.add(absolute);
			addFiles(absolute.resolve(KeyTree.CERTIFICATES), files);
			addFiles(absolute.resolve(KeyTree.KEYS), files);
		}
		return files.stream().map(FileStamp::of).toList();
	}

	private static void addFiles(Path folder, Collection<Path> files) {
		if (!Files.isDirectory(folder)) {
			return;
		}
		files.add(folder);
		try (DirectoryStream<Path> children = Files.newDirectoryStream(folder, Files::isRegularFile)) {
			children.forEach(files::add);
		} catch (IOException e) {
			files.remove(folder); // the build will say that it can't be read
		}
	}
}
