/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.board.silicon;

/**
 * A range of the address space.
 *
 * @param name
 *            for messages, for example "OCRAM"
 * @param start
 *            first address
 * @param size
 *            bytes, more than 0
 */
public record MemoryRange(String name, long start, long size) {

	/** @return the first address behind the range */
	public long end() {
		return start + size;
	}

	/**
	 * @param address
	 *            first address of a block
	 * @param length
	 *            bytes of the block, 0 or more
	 * @return whether the whole block lies in the range
	 */
	public boolean holds(long address, long length) {
		return length >= 0 && address >= start && address <= end() && length <= end() - address;
	}

	/**
	 * @param address
	 *            first address of a block
	 * @param length
	 *            bytes of the block, 0 or more
	 * @return whether the block and the range have a byte in common
	 */
	public boolean meets(long address, long length) {
		return address < end() && start < address + length;
	}
}
