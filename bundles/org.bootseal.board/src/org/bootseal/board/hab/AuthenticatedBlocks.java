/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.board.hab;

import java.util.ArrayList;
import java.util.List;

/** The address ranges whose content a signature vouches for. */
final class AuthenticatedBlocks {

	private record Block(long address, long length) {
	}

	private final List<Block> blocks = new ArrayList<>();

	void add(long address, long length) {
		blocks.add(new Block(address, length));
	}

	/** Whether each byte of a range is in some block; ranges that only adjoin count together. */
	boolean cover(long address, long length) {
		long at = address;
		boolean moved = true;
		while (moved && at < address + length) {
			moved = false;
			for (Block block : blocks) {
				if (block.address <= at && at < block.address + block.length) {
					at = block.address + block.length;
					moved = true;
				}
			}
		}
		return at >= address + length;
	}
}
