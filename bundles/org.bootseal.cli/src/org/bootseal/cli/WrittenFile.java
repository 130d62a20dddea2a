/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.bootseal.core.BadInputException;
import org.bootseal.core.io.OutputFile;

/** Writes files and tells about them. */
final class WrittenFile {

	private WrittenFile() {
	}

	/**
	 * @param meaning
	 *            what the file is, in a few words
	 */
	static void write(Output output, Path file, byte[] bytes, String meaning) throws IOException, BadInputException {
		if (Files.isDirectory(file)) {
			throw new BadInputException(file + ": is a folder, expected a file");
		}
		OutputFile.write(file, bytes);
		tell(output, file, bytes.length, meaning);
	}

	/** As {@link #write}, but only the owner may read the file. */
	static void writePrivate(Output output, Path file, byte[] bytes, String meaning)
			throws IOException, BadInputException {
		if (Files.isDirectory(file)) {
			throw new BadInputException(file + ": is a folder, expected a file");
		}
		OutputFile.writePrivate(file, bytes);
		tell(output, file, bytes.length, meaning);
	}

	/**
	 * Writes a file to start from; one that somebody may have worked on already is not replaced.
	 *
	 * @param meaning
	 *            what the file is, in a few words
	 */
	static void writeNew(Output output, Path file, byte[] bytes, String meaning) throws IOException, BadInputException {
		if (Files.isRegularFile(file)) {
			throw new BadInputException(
					file + ": is there already, and a template would replace it; expected a new file");
		}
		write(output, file, bytes, meaning);
	}

	/** Tells of a file that is there. */
	static void tell(Output output, Path file, long length, String meaning) {
		output.say("wrote " + file + "  (" + meaning + ", " + length + " bytes)");
		output.emit("file", "path", file.toString(), "meaning", meaning, "bytes", length);
	}
}
