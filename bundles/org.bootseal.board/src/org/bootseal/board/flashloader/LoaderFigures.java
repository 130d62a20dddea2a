/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.board.flashloader;

import org.bootseal.board.silicon.MemoryRange;

/**
 * What a flashloader says of itself.
 *
 * @param version
 *            property 1, for example 0x4B020800 for K2.8.0
 * @param targetVersion
 *            property 24
 * @param commands
 *            property 7: bit (tag - 1) for each command
 * @param maxPacket
 *            property 11: bytes of one data payload
 * @param workArea
 *            RAM that it keeps for its data besides its own image
 * @param restricted
 *            whether it is of the kind that refuses fuses and registers, as recorded on closed RT1061 parts, K2.7.0
 */
public record LoaderFigures(int version, int targetVersion, int commands, int maxPacket, MemoryRange workArea,
		boolean restricted) {

	/**
	 * K2.8.0, as recorded behind ROM 1fc9:0130; commands and packet size as recorded on an RT1050, K2.1.0 (SPSDK,
	 * sdp_mboot.ipynb). The work area is assumed: it follows the link map of the image.
	 *
	 * @return the figures
	 */
	public static LoaderFigures k280() {
		return new LoaderFigures(0x4B020800, 0x54010000, 0x0005EFDF, 1016,
				new MemoryRange("data of the flashloader", 0x20000000L, 0x2000), false);
	}
}
