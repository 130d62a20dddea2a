/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.io;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

import org.bootseal.core.BadInputException;

/** Zip files that are small enough for memory: written whole or not at all, and read with distrust. */
public final class ZipFiles {

	/** More entries than this are refused. */
	public static final int MOST_FILES = 1000;
	/** More bytes than this, of all files together and unpacked, are refused; no NOR flash is larger. */
	public static final long MOST_BYTES = 512L << 20;

	private ZipFiles() {
	}

	/**
	 * Writes a zip file, in place of one that is there.
	 *
	 * @param file
	 *            the file
	 * @param files
	 *            what is in it, by its name with / between folders
	 * @param time
	 *            when the files were made
	 * @throws IOException
	 *             if it can't be written
	 */
	public static void write(Path file, Map<String, byte[]> files, Instant time) throws IOException {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
			for (Map.Entry<String, byte[]> each : files.entrySet()) {
				ZipEntry entry = new ZipEntry(each.getKey());
				entry.setTime(time.toEpochMilli());
				zip.putNextEntry(entry);
				zip.write(each.getValue());
				zip.closeEntry();
			}
		}
		OutputFile.write(file, bytes.toByteArray());
	}

	/**
	 * Reads a zip file that may be damaged, or made to do harm. Nothing is unpacked to the disk.
	 *
	 * @param file
	 *            the file
	 * @return what is in it, by its name; folders are left out
	 * @throws IOException
	 *             if it can't be read
	 * @throws BadInputException
	 *             if it is no zip file, is damaged, is too large, or has a name twice or one that leads out of its
	 *             folder
	 */
	public static Map<String, byte[]> read(Path file) throws IOException, BadInputException {
		Map<String, byte[]> files = new LinkedHashMap<>();
		long left = MOST_BYTES;
		try (ZipFile zip = new ZipFile(file.toFile())) {
			if (zip.size() > MOST_FILES) {
				throw BadInputException.expected(file, "", zip.size() + " files", "at most " + MOST_FILES);
			}
			Enumeration<? extends ZipEntry> entries = zip.entries();
			while (entries.hasMoreElements()) {
				ZipEntry entry = entries.nextElement();
				String name = entry.getName();
				checkName(file, name.endsWith("/") ? name.substring(0, name.length() - 1) : name);
				if (entry.isDirectory()) {
					continue;
				}
				byte[] content = content(zip, entry, left);
				left -= content.length;
				if (left < 0) {
					throw BadInputException.expected(file, name, "more bytes",
							"at most " + MOST_BYTES + " in all files");
				}
				if (files.put(name, content) != null) {
					throw BadInputException.in(file, name, "this name is there twice");
				}
			}
		} catch (ZipException e) {
			throw new BadInputException(file + ": this is no zip file, or it is damaged (" + e.getMessage() + ")", e);
		}
		return files;
	}

	private static byte[] content(ZipFile zip, ZipEntry entry, long left) throws IOException {
		try (InputStream stream = zip.getInputStream(entry)) {
			return stream.readNBytes((int) Math.min(left + 1, Integer.MAX_VALUE));
		}
	}

	/**
	 * Refuses a name that could lead out of its folder on some system.
	 *
	 * @param file
	 *            where it stands, for messages
	 * @param name
	 *            a name with / between folders
	 * @throws BadInputException
	 *             if it is absolute, has an empty part, "." or "..", or a character that some system gives a meaning
	 */
	public static void checkName(Path file, String name) throws BadInputException {
		boolean plain = !name.isEmpty()
				&& name.chars().noneMatch(each -> each < ' ' || "\\:*?\"<>|".indexOf(each) >= 0);
		for (String part : name.split("/", -1)) {
			plain &= !part.isBlank() && !part.equals(".") && !part.equals("..");
		}
		if (!plain) {
			throw BadInputException.in(file, "", "the name \"" + printable(name)
					+ "\" could lead out of the folder; names are relative, with / between their parts");
		}
	}

	private static String printable(String name) {
		return name.replaceAll("[^ -~]", "?");
	}
}
