/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.board.nor;

/**
 * The option words that configure-memory takes for FlexSPI NOR. Layout: NXP's SPSDK 3.10 (memcfg).
 *
 * @param word0
 *            first word
 * @param word1
 *            second word; only looked at if the first says that it is there
 */
record NorOption(int word0, int word1) {

	static final int QUAD_SDR = 0;
	static final int QUAD_DDR = 1;
	static final int HYPER_18 = 2;
	static final int HYPER_30 = 3;
	private static final int EIGHT_PADS = 3;
	private static final int SELECT = 0xCF90000;

	boolean hasTag() {
		return word0 >>> 28 == 0xC;
	}

	int optionSize() {
		return word0 >>> 24 & 0xF;
	}

	int deviceType() {
		return word0 >>> 20 & 0xF;
	}

	int queryPads() {
		return word0 >>> 16 & 0xF;
	}

	int commandPads() {
		return word0 >>> 12 & 0xF;
	}

	/** How the quad enable bit is set, by the numbers of JESD216B; 0 if not at all. */
	int quadEnableRequirement() {
		return switch (word0 >>> 8 & 0xF) {
		case 1 -> 2;
		case 2 -> 4;
		case 3 -> 3;
		case 4 -> 6;
		default -> 0;
		};
	}

	int miscMode() {
		return word0 >>> 4 & 0xF;
	}

	boolean internalLoopback() {
		return miscMode() == 5;
	}

	boolean plainSpi() {
		return miscMode() == 6;
	}

	/** Whether the word chooses a FlexSPI and configures nothing. */
	boolean isSelect() {
		return word0 >>> 4 == SELECT;
	}

	/** The FlexSPI that {@link #isSelect()} chooses. */
	int flexSpi() {
		return word0 & 0xF;
	}

	boolean isHyper() {
		return deviceType() == HYPER_18 || deviceType() == HYPER_30;
	}

	boolean onEightPads() {
		return queryPads() == EIGHT_PADS && commandPads() == EIGHT_PADS;
	}

	int frequency() {
		return word0 & 0xF;
	}

	private int second() {
		return optionSize() == 0 ? 0 : word1;
	}

	int dummyCycles() {
		return second() & 0xFF;
	}

	boolean secondaryPins() {
		return (second() >>> 16 & 0xF) == 1;
	}

	int connection() {
		return second() >>> 28;
	}

	boolean portB() {
		return connection() == 2;
	}
}
