/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ide.build;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.concurrent.TimeUnit;

/**
 * What one file was like when it was built from.
 *
 * @param file
 *            the file
 * @param size
 *            bytes; -1 if there is no such file
 * @param modified
 *            when it was written last, nanoseconds since 1970
 * @param hash
 *            SHA-256 of its content in hexadecimal; empty if it is no file or can't be read
 */
record FileStamp(Path file, long size, long modified, String hash) {

	private static final int ABSENT = -1;

	/** @return the file as it is now, its content read */
	static FileStamp of(Path file) {
		FileStamp look = look(file);
		return look.size == ABSENT ? look : new FileStamp(file, look.size, look.modified, hash(file));
	}

	/**
	 * Whether the file is still as it was. Its content is read only if size or time changed.
	 *
	 * @return this, or one with the new time, if its content is the same; otherwise null
	 */
	FileStamp current() {
		FileStamp now = look(file);
		if (now.size == size && now.modified == modified) {
			return this;
		}
		if (now.size != size || size == ABSENT || hash.isEmpty() || !hash(file).equals(hash)) {
			return null;
		}
		return new FileStamp(file, size, now.modified, hash);
	}

	private static FileStamp look(Path file) {
		try {
			BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
			// a folder's own size says nothing
			long size = attributes.isDirectory() ? 0 : attributes.size();
			return new FileStamp(file, size, attributes.lastModifiedTime().to(TimeUnit.NANOSECONDS), "");
		} catch (IOException e) {
			return new FileStamp(file, ABSENT, 0, ""); // what can't be looked at is as good as absent
		}
	}

	private static String hash(Path file) {
		if (!Files.isRegularFile(file)) {
			return "";
		}
		try (InputStream in = new DigestInputStream(Files.newInputStream(file), MessageDigest.getInstance("SHA-256"))) {
			in.transferTo(OutputStream.nullOutputStream());
			return HexFormat.of().formatHex(((DigestInputStream) in).getMessageDigest().digest());
		} catch (IOException e) {
			return ""; // the build will say why
		} catch (NoSuchAlgorithmException e) {
			throw new IllegalStateException(e);
		}
	}
}
