/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.plan;

import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/** A file that a plan sends to the board. Immutable. */
public final class PlanFile {

	private final Path path;
	private final byte[] content;
	private final boolean derived;

	private PlanFile(Path path, byte[] content, boolean derived) {
		this.path = path;
		this.content = content;
		this.derived = derived;
	}

	/**
	 * @param path
	 *            where the file is; scripts name it relative to their own folder
	 * @param content
	 *            its bytes; copied
	 * @return the file
	 */
	public static PlanFile of(Path path, byte[] content) {
		return new PlanFile(path, content.clone(), false);
	}

	/** @return the rest of this file from an offset on, under a name of its own; it is not on disk yet */
	PlanFile from(int offset) {
		String name = path.getFileName().toString().replaceFirst("\\.[^.]*$", "") + "_nopadding.bin";
		return new PlanFile(path.resolveSibling(name), Arrays.copyOfRange(content, offset, content.length), true);
	}

	/** @return this file behind a gap of zeros, under a name of its own; it is not on disk yet */
	PlanFile behind(int gap) {
		String name = path.getFileName().toString().replaceFirst("\\.[^.]*$", "") + "_padded.bin";
		byte[] padded = new byte[gap + content.length];
		System.arraycopy(content, 0, padded, gap, content.length);
		return new PlanFile(path.resolveSibling(name), padded, true);
	}

	/** @return some of the bytes of this file, under its name */
	PlanFile part(int offset, int length) {
		return new PlanFile(path, Arrays.copyOfRange(content, offset, offset + length), derived);
	}

	/** @return where the file is */
	public Path path() {
		return path;
	}

	/** @return a copy of its bytes */
	public byte[] content() {
		return content.clone();
	}

	/** @return the SHA-256 of its bytes as hexadecimal digits */
	String digest() {
		try {
			return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
		} catch (NoSuchAlgorithmException e) {
			throw new IllegalStateException("every Java platform has SHA-256", e);
		}
	}

	/** @return the number of its bytes */
	public int length() {
		return content.length;
	}

	/** @return whether the file is a part of another one, and is written by {@link ScriptWriter} if scripts need it */
	public boolean isDerived() {
		return derived;
	}

	/** @return the path */
	@Override
	public String toString() {
		return path.toString();
	}
}
