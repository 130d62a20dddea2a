/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.fuzz;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** A folder with the input and with what inputs may name, so that readers get further than to a missing file. */
final class InputFolder {

	/** What the seeds name. */
	static final List<String> COMPANIONS = List.of("app.bin", "app.srec", "crt.pem", "key.pem", "srk.bin", "dcd.bin",
			"fcb.bin", "container.bin");

	private final Path folder;

	private InputFolder(Path folder) {
		this.folder = folder;
	}

	/** A folder that has what its inputs name. */
	static InputFolder at(Path folder) {
		return new InputFolder(folder);
	}

	/** Puts the companions into a folder. */
	static InputFolder withCompanions(Path folder) throws IOException {
		InputFolder files = new InputFolder(folder);
		for (String name : COMPANIONS) {
			try (InputStream stream = InputFolder.class.getResourceAsStream("companions/" + name)) {
				if (stream == null) {
					throw new IOException("the resource companions/" + name + " is missing");
				}
				Files.copy(stream, files.companion(name), StandardCopyOption.REPLACE_EXISTING);
			}
		}
		return files;
	}

	/** A file that inputs may name. */
	Path companion(String name) {
		return folder.resolve(name);
	}

	/** Writes an input, over the one before. */
	Path put(String name, byte[] input) {
		try {
			return Files.write(folder.resolve(name), input);
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}
}
