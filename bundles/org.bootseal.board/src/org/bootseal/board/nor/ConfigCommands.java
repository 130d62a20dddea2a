/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.board.nor;

/**
 * The commands that a block (FCB) has sent to the chip when FlexSPI is configured with it, before anything is read: up
 * to three sequences of its lookup table. Places: NXP's FlexSPI NOR configuration block, configCmdEnable at 0x1C and
 * configCmdSeqs at 0x20 (i.MX RT1060 Reference Manual, system boot, serial NOR configuration parameters). That a
 * flashloader sends them for a block that it is given is assumed.
 */
final class ConfigCommands {

	private static final int ENABLE = 0x1C;
	private static final int SEQUENCES = 0x20;
	private static final int MOST = 3;
	private static final int TABLE = 16;
	private static final int COMMAND = 0x01;

	private ConfigCommands() {
		// a function only
	}

	static void send(NorConfigBlock block, FlashPort port, int flexSpi) {
		byte[] bytes = block.toBytes();
		FlashWiring wiring = port.wiring();
		boolean wired = flexSpi == wiring.flexSpi() && block.portB() == (wiring.port() == 'B')
				&& block.secondaryPins() == wiring.secondaryPins() && port.isSupplied();
		if (bytes[ENABLE] == 0 || !wired || !(port.chip() instanceof NorChip chip)) {
			return;
		}
		for (int at = SEQUENCES; at < SEQUENCES + 4 * MOST; at += 4) {
			int sequence = bytes[at + 1] & 0xFF;
			if (bytes[at] == 0 || sequence >= TABLE) {
				continue;
			}
			int first = block.instruction(sequence, 0);
			if (first >>> 10 == COMMAND) {
				chip.command(first & 0xFF, 1 << (first >>> 8 & 3));
			}
		}
	}
}
