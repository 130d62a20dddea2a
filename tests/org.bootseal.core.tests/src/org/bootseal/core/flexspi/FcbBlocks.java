/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.flexspi;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * FCBs that the flashloader generated on NXP's evaluation kits and that were read back (SPSDK's test data for RT102x
 * and RT105x), given as their words that are not 0.
 */
public final class FcbBlocks {

	private FcbBlocks() {
	}

	/** The block of an IS25LP064A with option word 0xC0000007. */
	public static byte[] quad() {
		return block(0x000, 0x42464346, 0x004, 0x56010400, 0x00C, 0x00030301, 0x040, 0x00000010, 0x044, 0x00070401,
				0x050, 0x00800000, 0x080, 0x0A1804EB, 0x084, 0x26043206, 0x090, 0x24040405, 0x0B0, 0x00000406, 0x0D0,
				0x08180420, 0x100, 0x081804D8, 0x110, 0x08180402, 0x114, 0x00002004, 0x130, 0x00000460, 0x1C0,
				0x00000100, 0x1C4, 0x00001000, 0x1C8, 0x00000001, 0x1D0, 0x00010000);
	}

	/** The beginning, the read sequence and the sizes of the block of an IS26KS with option word 0xC0233007. */
	static byte[] hyperFlash() {
		return block(0x000, 0x42464346, 0x004, 0x56010400, 0x00C, 0x03030303, 0x040, 0x00000059, 0x044, 0x01070801,
				0x050, 0x04000000, 0x080, 0x8B1887A0, 0x084, 0xB3068F10, 0x088, 0x0000A704, 0x1C0, 0x00000200, 0x1C4,
				0x00040000, 0x1D0, 0x00040000);
	}

	private static byte[] block(int... offsetsAndWords) {
		ByteBuffer block = ByteBuffer.allocate(FcbLayout.LENGTH).order(ByteOrder.LITTLE_ENDIAN);
		for (int i = 0; i < offsetsAndWords.length; i += 2) {
			block.putInt(offsetsAndWords[i], offsetsAndWords[i + 1]);
		}
		return block.array();
	}
}
