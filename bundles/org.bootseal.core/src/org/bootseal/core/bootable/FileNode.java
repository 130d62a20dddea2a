/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.bootable;

import java.util.List;
import java.util.OptionalLong;

/**
 * A piece of a file, with the pieces in it.
 *
 * @param name
 *            what it is
 * @param offset
 *            bytes from the start of the file
 * @param length
 *            in bytes
 * @param address
 *            where it is in memory, if that is known
 * @param meaning
 *            what it says, in one line
 * @param children
 *            the pieces in it, by offset
 */
public record FileNode(String name, long offset, long length, OptionalLong address, String meaning,
		List<FileNode> children) {

	/** Copies the list. */
	public FileNode {
		children = List.copyOf(children);
	}

	/** @return the offset behind its last byte */
	public long end() {
		return offset + length;
	}
}
