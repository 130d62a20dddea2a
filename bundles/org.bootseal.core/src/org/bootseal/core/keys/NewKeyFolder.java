/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.keys;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.stream.Stream;

import org.bootseal.core.BadInputException;
import org.bouncycastle.util.io.pem.PemObject;
import org.bouncycastle.util.io.pem.PemWriter;

/**
 * The folders "keys" and "crts" of a key tree while they are written beside their place: they appear there together, or
 * not at all. Nothing is ever overwritten. Only the owner may read keys.
 */
final class NewKeyFolder implements AutoCloseable {

	private final Path target;
	private final Path work;

	private NewKeyFolder(Path target, Path work) {
		this.target = target;
		this.work = work;
	}

	/**
	 * @param target
	 *            the folder that gets the two folders; made when missing
	 * @return a place to write them
	 * @throws BadInputException
	 *             when one of the two exists
	 * @throws IOException
	 *             when writing fails
	 */
	static NewKeyFolder in(Path target) throws BadInputException, IOException {
		refuseExisting(target.resolve(KeyTree.CERTIFICATES));
		refuseExisting(target.resolve(KeyTree.KEYS));
		Files.createDirectories(target);
		NewKeyFolder made = new NewKeyFolder(target, Files.createTempDirectory(target, ".new-keys-"));
		Files.createDirectory(made.work.resolve(KeyTree.KEYS), ownerOnly(made.work, "rwx------"));
		Files.createDirectory(made.work.resolve(KeyTree.CERTIFICATES));
		return made;
	}

	/** Adds a file to the folder of certificates; all of them are public. */
	void addPublic(String name, byte[] content) throws IOException {
		Files.write(work.resolve(KeyTree.CERTIFICATES).resolve(name), content);
	}

	/** Adds a file to the folder of keys, which only the owner may read. */
	void addPrivate(String name, byte[] content) throws IOException {
		Path file = work.resolve(KeyTree.KEYS).resolve(name);
		Files.createFile(file, ownerOnly(file.getParent(), "rw-------"));
		Files.write(file, content);
	}

	/** Adds the table of the super root keys and its hash. */
	void addTable(SrkTable table) throws IOException {
		addPublic(KeyTree.SRK_TABLE, table.encode());
		addPublic(KeyTree.SRK_FUSES, table.hash());
	}

	/** Moves both folders to their place. */
	void finish() throws IOException, BadInputException {
		Path certificates = target.resolve(KeyTree.CERTIFICATES);
		Path keys = target.resolve(KeyTree.KEYS);
		// a move of a folder does not replace a folder with content, so a file that came meanwhile stays
		refuseExisting(certificates);
		refuseExisting(keys);
		try {
			Files.move(work.resolve(KeyTree.KEYS), keys, StandardCopyOption.ATOMIC_MOVE);
			try {
				Files.move(work.resolve(KeyTree.CERTIFICATES), certificates, StandardCopyOption.ATOMIC_MOVE);
			} catch (IOException e) {
				Files.move(keys, work.resolve(KeyTree.KEYS), StandardCopyOption.ATOMIC_MOVE);
				throw e;
			}
		} catch (FileAlreadyExistsException e) {
			throw new BadInputException(e.getFile() + ": this exists already; keys are never overwritten", e);
		}
	}

	/** Removes what was not finished. */
	@Override
	public void close() throws IOException {
		try (Stream<Path> paths = Files.walk(work)) {
			for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
				Files.delete(path);
			}
		}
	}

	/** A PEM text of one block. */
	static byte[] pem(String type, byte[] content) throws IOException {
		StringWriter text = new StringWriter();
		try (PemWriter writer = new PemWriter(text)) {
			writer.writeObject(new PemObject(type, content));
		}
		return text.toString().getBytes(StandardCharsets.US_ASCII);
	}

	/**
	 * Only the owner may read what is made with these attributes; where there are no such rights, the folder's hold.
	 */
	private static FileAttribute<?>[] ownerOnly(Path place, String rights) {
		if (!place.getFileSystem().supportedFileAttributeViews().contains("posix")) {
			return new FileAttribute<?>[0];
		}
		return new FileAttribute<?>[] { PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(rights)) };
	}

	private static void refuseExisting(Path path) throws BadInputException {
		if (Files.exists(path)) {
			throw new BadInputException(
					path + ": this exists already, expected a place without it; keys are never overwritten");
		}
	}
}
