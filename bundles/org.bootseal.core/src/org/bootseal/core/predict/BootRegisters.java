/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.predict;

import java.util.Locale;
import org.bootseal.core.device.Device;
import org.bootseal.core.device.RomProtocol;

/**
 * What the part latched at its last reset: SRC_SBMR2, in which the boot mode pins are bits 25:24, BT_FUSE_SEL bit 4 and
 * SEC_CONFIG[1] bit 1 (reference manuals, System Reset Controller; that the RT116x and RT117x have the same bits is
 * assumed).
 *
 * @param sbmr1
 *            the boot configuration in force, BOOT_CFG1 in bits 7:0
 * @param sbmr2
 *            the register with the boot mode pins
 */
public record BootRegisters(int sbmr1, int sbmr2) {

	private static final long SBMR1_RT10XX = 0x400F8004L;
	private static final long SBMR2_RT10XX = 0x400F801CL;
	private static final long SBMR1_RT11XX = 0x40C04008L;
	private static final long SBMR2_RT11XX = 0x40C0400CL;
	private static final int MODE_SHIFT = 24;
	private static final int FUSE_SEL = 0x10;
	private static final int CLOSED = 0x02;

	static long sbmr1(Device device) {
		return device.romProtocol() == RomProtocol.SDP ? SBMR1_RT10XX : SBMR1_RT11XX;
	}

	static long sbmr2(Device device) {
		return device.romProtocol() == RomProtocol.SDP ? SBMR2_RT10XX : SBMR2_RT11XX;
	}

	/** @return how the boot mode pins stood; 11 is reserved, and treated as serial download */
	public BootMode mode() {
		return switch (sbmr2 >>> MODE_SHIFT & 3) {
		case 0 -> BootMode.FUSES;
		case 2 -> BootMode.INTERNAL;
		default -> BootMode.SERIAL;
		};
	}

	/** @return one line of what the registers say */
	@Override
	public String toString() {
		return String.format(Locale.ROOT, "%s at the last reset, BT_FUSE_SEL %s, HAB %s, boot configuration 0x%08X",
				mode(), (sbmr2 & FUSE_SEL) != 0 ? "burnt" : "not burnt", (sbmr2 & CLOSED) != 0 ? "closed" : "open",
				sbmr1);
	}
}
