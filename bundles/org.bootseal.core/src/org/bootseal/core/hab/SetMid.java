/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.hab;

import java.nio.ByteBuffer;

/**
 * Tells where the fuses of the manufacturing id (MID) are. Source: Code-Signing Tool User's Guide (NXP), "Set MID".
 *
 * @param bank
 *            fuse bank, 0..255
 * @param row
 *            row in the bank, 0..255
 * @param fuse
 *            first fuse in the row, 0..255
 * @param bits
 *            number of fuses, 0..255
 */
public record SetMid(int bank, int row, int fuse, int bits) implements CsfCommand {

	private static final int LENGTH = 8;

	@Override
	public int length() {
		return LENGTH;
	}

	@Override
	public void encode(ByteBuffer out) {
		new HabHeader(HabConstants.COMMAND_SET, LENGTH, HabConstants.SET_MID).put(out);
		out.put((byte) bank).put((byte) row).put((byte) fuse).put((byte) bits);
	}

	@Override
	public String describe() {
		return String.format("Set manufacturing id: bank %d, row %d, %d fuses from fuse %d", bank, row, bits, fuse);
	}
}
