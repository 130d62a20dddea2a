/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.memory;

import java.util.List;

import org.bootseal.core.BadInputException;

/**
 * A memory that has addresses of its own, which begin at 0 and are reached through the flashloader only. The ROM copies
 * an image out of it into RAM.
 */
public interface UnmappedMemory extends MemoryOption {

	/**
	 * A place for the image.
	 *
	 * @param start
	 *            address in the memory at which the image begins, its IVT comes behind
	 * @param length
	 *            bytes that are erased there and that the image may fill; whole units of {@link #eraseUnit()}
	 */
	record Place(long start, long length) {
	}

	/**
	 * @param length
	 *            bytes of the image from its start, the gap before the IVT counted
	 * @return this memory with words for such an image; itself if they do not depend on it
	 * @throws BadInputException
	 *             if it does not fit
	 */
	default UnmappedMemory forImage(long length) throws BadInputException {
		return this;
	}

	/** @return bytes that are erased at a time, at least; a power of two */
	long eraseUnit();

	/** @return bytes of a page: a write begins with one; a power of two */
	int writeUnit();

	/**
	 * @param length
	 *            bytes of the image from its start, the gap before the IVT counted
	 * @return the places that get a copy of it, one at least, the lowest first
	 * @throws BadInputException
	 *             if it does not fit
	 */
	List<Place> places(long length) throws BadInputException;

	/** @return whether what stands at an address can be compared and written by itself, erase unit by erase unit */
	boolean isWrittenInParts();

	/** @return what configuring changes in the memory, one sentence; empty if it changes nothing */
	String configuringChanges();
}
