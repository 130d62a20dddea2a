/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.board.memory;

import java.util.Optional;

/**
 * A flashloader's driver of one memory that is not mapped. It lives as long as the flashloader runs. All results are
 * status codes of mboot; addresses are those of the memory and begin at 0.
 */
public interface MemoryDriver {

	/**
	 * What the driver says of the memory (property 25).
	 *
	 * @param valid
	 *            which of the following are: bit 0 start, 1 size, 2 page, 3 sector, 4 block
	 * @param sizeKib
	 *            size in KiB
	 * @param page
	 *            bytes of a page
	 * @param sector
	 *            bytes of a sector
	 * @param block
	 *            bytes of a block
	 */
	record Attributes(int valid, int sizeKib, int page, int sector, int block) {
	}

	/**
	 * configure-memory.
	 *
	 * @param address
	 *            where the option words stand in RAM
	 * @return a status
	 */
	int configure(long address);

	/** @return what is known of the memory; empty while it is not configured */
	Optional<Attributes> attributes();

	/** @return bytes to which the host's data are gathered before they are programmed, 1 at least */
	int gathers();

	/**
	 * @param address
	 *            first address
	 * @param length
	 *            bytes
	 * @return a status
	 */
	int erase(long address, long length);

	/** @return a status */
	int eraseAll();

	/**
	 * Programs what follows the bytes before in one command of the host, or begins a command.
	 *
	 * @param address
	 *            first address
	 * @param data
	 *            bytes
	 * @return a status
	 */
	int program(long address, byte[] data);

	/**
	 * @param address
	 *            first address
	 * @param length
	 *            bytes, unsigned 32 bit
	 * @return the bytes
	 */
	MemoryReading read(long address, long length);

	/**
	 * Ends a command of the host that read or programmed.
	 *
	 * @return a status
	 */
	int finish();

	/** @return its configuration, to be taken back by {@link #restore(byte[])}; empty if it has none */
	Optional<byte[]> save();

	/**
	 * @param saved
	 *            what {@link #save()} gave
	 * @return whether it could be taken
	 */
	boolean restore(byte[] saved);
}
