/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.provision;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.bootseal.core.io.OutputFile;

/**
 * The folder that a build fills. Files are collected in a folder beside it, at the same depth so that relative paths
 * are right there too, and moved into place when all of them are made; a build that fails changes nothing.
 */
final class OutputFolder implements AutoCloseable {

	private final Path folder;
	private final Path beside;
	private final Map<String, String> meanings = new LinkedHashMap<>();
	private final Set<String> executables = new HashSet<>();

	/**
	 * @param folder
	 *            the folder to fill; made if it is missing
	 * @throws IOException
	 *             if the folder beside it can't be made
	 */
	OutputFolder(Path folder) throws IOException {
		this.folder = folder;
		Path absolute = folder.toAbsolutePath().normalize();
		Files.createDirectories(absolute.getParent());
		beside = absolute
				.resolveSibling("." + absolute.getFileName() + "." + Long.toHexString(System.nanoTime()) + ".new");
		Files.createDirectory(beside);
	}

	/**
	 * Puts a file into the folder.
	 *
	 * @param name
	 *            its name
	 * @param meaning
	 *            what it is, for the user
	 * @param content
	 *            its bytes
	 * @return where it is until {@link #commit()}
	 * @throws IOException
	 *             if it can't be written
	 */
	Path add(String name, String meaning, byte[] content) throws IOException {
		meanings.put(name, meaning);
		return Files.write(beside.resolve(name), content);
	}

	/** Puts a file into the folder that only its owner may read. */
	Path addPrivate(String name, String meaning, byte[] content) throws IOException {
		meanings.put(name, meaning);
		OutputFile.writePrivate(beside.resolve(name), content);
		return beside.resolve(name);
	}

	/** Puts a text file into the folder. */
	Path add(String name, String meaning, String text) throws IOException {
		return add(name, meaning, text.getBytes(StandardCharsets.UTF_8));
	}

	/** Puts a script into the folder that can be run. */
	void addExecutable(String name, String meaning, String text) throws IOException {
		add(name, meaning, text);
		executables.add(name);
	}

	/** @return where a file of that name will be after {@link #commit()} */
	Path place(String name) {
		return folder.resolve(name);
	}

	/**
	 * @param message
	 *            a text that may name files beside
	 * @return the text with the names that the files have after {@link #commit()}
	 */
	String withFinalNames(String message) {
		return message.replace(beside.toString(), folder.toString());
	}

	/**
	 * Moves all files into place. What could stop one of them is looked for before the first is moved.
	 *
	 * @return the files, in the order in which they were added
	 * @throws IOException
	 *             if one can't be moved; a disk that fails in the middle may leave files of both builds
	 */
	List<GeneratedFile> commit() throws IOException {
		Files.createDirectories(folder);
		if (!Files.isWritable(folder)) {
			throw new AccessDeniedException(folder.toString());
		}
		for (String name : meanings.keySet()) {
			if (Files.isDirectory(place(name))) {
				throw new FileAlreadyExistsException(place(name).toString(), null, "is a folder");
			}
		}
		List<GeneratedFile> files = new ArrayList<>();
		for (Map.Entry<String, String> file : meanings.entrySet()) {
			Path from = beside.resolve(file.getKey());
			if (executables.contains(file.getKey())) {
				makeExecutable(from);
			}
			OutputFile.move(from, place(file.getKey()));
			files.add(new GeneratedFile(place(file.getKey()), file.getValue()));
		}
		return files;
	}

	private static void makeExecutable(Path file) throws IOException {
		// a view of the file, because Java does not find its file store in a chroot
		PosixFileAttributeView view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
		if (view != null) {
			Set<PosixFilePermission> permissions = EnumSet.copyOf(view.readAttributes().permissions());
			permissions.add(PosixFilePermission.OWNER_EXECUTE);
			if (permissions.contains(PosixFilePermission.OTHERS_READ)) {
				permissions.add(PosixFilePermission.GROUP_EXECUTE);
				permissions.add(PosixFilePermission.OTHERS_EXECUTE);
			}
			view.setPermissions(permissions);
		}
	}

	/** Takes the folder beside away, with what was not moved. */
	@Override
	public void close() throws IOException {
		for (String name : meanings.keySet()) {
			Files.deleteIfExists(beside.resolve(name));
		}
		Files.deleteIfExists(beside);
	}
}
