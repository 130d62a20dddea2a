/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.io;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Writes files whole or not at all: beside, then moved into place. */
public final class OutputFile {

	private OutputFile() {
	}

	/**
	 * Writes a file, in place of one that is there. Its folder is made if it is missing. After a failure the old file
	 * is there unchanged.
	 *
	 * @param file
	 *            the file
	 * @param bytes
	 *            its whole content
	 * @throws IOException
	 *             if it can't be written
	 */
	public static void write(Path file, byte[] bytes) throws IOException {
		Path folder = file.toAbsolutePath().getParent();
		Files.createDirectories(folder);
		Path beside = folder.resolve("." + file.getFileName() + "." + Long.toHexString(System.nanoTime()) + ".new");
		try {
			Files.write(beside, bytes, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
			move(beside, file);
		} finally {
			Files.deleteIfExists(beside);
		}
	}

	/**
	 * Moves a finished file into place.
	 *
	 * @param from
	 *            the finished file, on the same file system
	 * @param to
	 *            where it belongs; replaced if it is there
	 * @throws IOException
	 *             if it can't be moved
	 */
	public static void move(Path from, Path to) throws IOException {
		try {
			Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
		} catch (AtomicMoveNotSupportedException e) {
			Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
		}
	}
}
