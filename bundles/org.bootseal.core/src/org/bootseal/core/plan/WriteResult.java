/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.plan;

import java.util.List;

import org.bootseal.core.connection.UsbId;

/**
 * Writes what an earlier command got into memory; the run has it without a file.
 *
 * @param board
 *            ids of the flashloader
 * @param address
 *            where the first byte goes
 * @param result
 *            name of the file in the script's folder
 * @param memoryId
 *            of the memory; 0 for one that is mapped
 */
public record WriteResult(UsbId board, long address, String result, int memoryId) implements BoardCommand {

	/**
	 * Writes memory that is mapped.
	 *
	 * @param board
	 *            ids of the flashloader
	 * @param address
	 *            where the first byte goes
	 * @param result
	 *            name of the file in the script's folder
	 */
	public WriteResult(UsbId board, long address, String result) {
		this(board, address, result, 0);
	}

	@Override
	public List<CommandWord> words() {
		return List.of(CommandWord.text("write-memory"), CommandWord.address(address), CommandWord.text(result),
				CommandWord.number(memoryId));
	}
}
