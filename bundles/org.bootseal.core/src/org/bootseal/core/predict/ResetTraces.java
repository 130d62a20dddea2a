/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.predict;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

import org.bootseal.core.bootlog.RomLogEntry;
import org.bootseal.core.device.Device;
import org.bootseal.core.device.RomProtocol;

/**
 * What the last reset left behind in a part: why it was reset, which copy of the image the ROM was to take, and the log
 * of the ROM.
 *
 * @param device
 *            the part
 * @param resetStatus
 *            SRC_SRSR, a bit for each cause of a reset since the bits were last cleared; empty if it can't be read
 * @param persistent
 *            SRC_GPR10, which outlives a reset but no power cycle; empty if it can't be read
 * @param log
 *            the steps of the ROM, oldest first; empty if there is no log, or something else was written over it
 */
public record ResetTraces(Device device, OptionalInt resetStatus, OptionalInt persistent, List<RomLogEntry> log) {

	/** Bytes of the log of a ROM, at most. */
	static final int LOG_BYTES = 264;

	/** SRC of the i.MX RT10xx at 0x400F8000, of the RT116x and RT117x at 0x40C04000 (reference manuals). */
	private static final long SRSR_RT10XX = 0x400F8008L;
	private static final long GPR10_RT10XX = 0x400F8044L;
	private static final long SRSR_RT11XX = 0x40C04010L;
	private static final long GPR10_RT11XX = 0x40C04038L;

	/** By fuse map, that is by family: target files of NXP-MCUBootUtility 6. */
	private static final Map<String, Long> LOGS = Map.of("mimxrt1010", 0x20203D38L, "mimxrt1020", 0x2020515CL,
			"mimxrt1050", 0x202051C8L, "mimxrt1060", 0x2020523CL, "mimxrt1170", 0x2024AD78L);

	/** Bits of SRC_SRSR from 0 on (register headers of NXP's SDK). */
	private static final List<String> CAUSES_RT10XX = List.of("power-up", "software or a lockup of the core",
			"the security unit (CSU)", "the reset key", "watchdog 1 or 2", "JTAG", "software over JTAG",
			"watchdog 3", "too high a temperature");
	private static final List<String> CAUSES_RT11XX = List.of("power-up", "software on the Cortex-M7",
			"a lockup of the Cortex-M7", "the security unit (CSU)", "the reset key", "watchdog 1 or 2", "JTAG",
			"software over JTAG", "watchdog 3", "watchdog 4", "too high a temperature");

	/**
	 * The field is two bits wide; NXP community, post 1892360, shows bit 26 set when the second image of a NOR runs.
	 */
	private static final int REDUNDANT_SHIFT = 26;
	private static final int REDUNDANT_BITS = 3;
	private static final int SECONDARY = 1 << 30;

	/** Copies the list. */
	public ResetTraces {
		log = List.copyOf(log);
	}

	static long resetStatusAddress(Device device) {
		return isSdp(device) ? SRSR_RT10XX : SRSR_RT11XX;
	}

	static long persistentAddress(Device device) {
		return isSdp(device) ? GPR10_RT10XX : GPR10_RT11XX;
	}

	/** Where the ROM keeps its log; empty if that is not known. */
	static OptionalLong logAddress(Device device) {
		Long address = LOGS.get(device.fuseMapName());
		return address == null ? OptionalLong.empty() : OptionalLong.of(address);
	}

	private static boolean isSdp(Device device) {
		return device.romProtocol() == RomProtocol.SDP;
	}

	/** @return what all of it says, a sentence each without a full stop; empty if nothing is known */
	public List<String> sentences() {
		List<String> lines = new ArrayList<>();
		resetStatus.ifPresent(bits -> causes(bits).map(causes -> "reset by " + causes
				+ String.format(Locale.ROOT, " (SRC_SRSR 0x%08X; a bit stays until it is cleared)", bits))
				.ifPresent(lines::add));
		persistent.ifPresent(bits -> lines.add(copies(bits)));
		for (RomLogEntry entry : log) {
			lines.add("ROM log: " + entry.text() + (entry.isFailure() ? " (a failure)" : ""));
		}
		return List.copyOf(lines);
	}

	private Optional<String> causes(int bits) {
		List<String> names = isSdp(device) ? CAUSES_RT10XX : CAUSES_RT11XX;
		List<String> set = new ArrayList<>();
		for (int bit = 0; bit < names.size(); bit++) {
			if ((bits & 1 << bit) != 0) {
				set.add(names.get(bit));
			}
		}
		return set.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", set));
	}

	private static String copies(int bits) {
		int redundant = bits >>> REDUNDANT_SHIFT & REDUNDANT_BITS;
		boolean secondary = (bits & SECONDARY) != 0;
		if (redundant == 0 && !secondary) {
			return String.format(Locale.ROOT, "the ROM begins with the first image (SRC_GPR10 0x%08X)", bits);
		}
		List<String> said = new ArrayList<>();
		if (secondary) {
			said.add("the secondary image (PERSIST_SECONDARY_BOOT)");
		}
		if (redundant != 0) {
			said.add("image number " + (redundant + 1) + " of redundant ones (PERSIST_REDUNDANT_BOOT)");
		}
		return String.format(Locale.ROOT, "until the power is taken away the ROM begins with %s (SRC_GPR10 0x%08X)",
				String.join(" and ", said), bits);
	}
}
