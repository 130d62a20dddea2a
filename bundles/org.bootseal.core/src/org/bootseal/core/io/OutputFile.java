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
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

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
		Path beside = beside(file, folder);
		try {
			Files.write(beside, bytes, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
			move(beside, file);
		} finally {
			Files.deleteIfExists(beside);
		}
	}

	/**
	 * Writes a file as {@link #write} does, but so that only its owner may read it, where the file system has such
	 * rights.
	 *
	 * @param file
	 *            the file
	 * @param bytes
	 *            its whole content
	 * @throws IOException
	 *             if it can't be written
	 */
	public static void writePrivate(Path file, byte[] bytes) throws IOException {
		Path folder = file.toAbsolutePath().getParent();
		Files.createDirectories(folder);
		boolean posix = folder.getFileSystem().supportedFileAttributeViews().contains("posix");
		FileAttribute<?>[] rights = posix
				? new FileAttribute<?>[] {
						PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")) }
				: new FileAttribute<?>[0];
		Path beside = Files.createFile(beside(file, folder), rights);
		try {
			Files.write(beside, bytes);
			move(beside, file);
		} finally {
			Files.deleteIfExists(beside);
		}
	}

	private static Path beside(Path file, Path folder) {
		return folder.resolve("." + file.getFileName() + "." + Long.toHexString(System.nanoTime()) + ".new");
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
