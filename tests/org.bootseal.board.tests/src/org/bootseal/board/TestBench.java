/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.board;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.bootseal.core.connection.BoardMode;

/** Brings a board to where a test begins. */
final class TestBench {

	private TestBench() {
	}

	/** Loads and starts a flashloader through the ROM. */
	static Host loader(VirtualBoard board, VirtualBoards bus) throws Exception {
		try (Host host = Host.connect(bus, BoardMode.ROM)) {
			host.writeFile(TestImages.LOADER_ADDRESS, TestImages.ramImage(TestImages.LOADER_ADDRESS, true));
			host.jump(TestImages.LOADER_ADDRESS);
		}
		return Host.connect(bus, BoardMode.FLASHLOADER);
	}

	/** Configures the flash and writes FCB and image. */
	static void flash(Host host, byte[] image) throws Exception {
		assertEquals(0, host.configure(0xC0000007, 0));
		assertEquals(0, host.erase(TestImages.FLASH, 0x1000L + image.length));
		assertEquals(0, host.configure(0xF000000F));
		assertEquals(0, host.writeMemory(TestImages.FLASH + 0x1000, image));
	}
}
