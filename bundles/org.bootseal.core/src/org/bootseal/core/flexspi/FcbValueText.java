/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.flexspi;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.bootseal.core.block.BitField;
import org.bootseal.core.block.BlockField;
import org.bootseal.core.device.Device;
import org.bootseal.core.device.DeviceNotes;

/** Values of the fields of an FCB in words, with units, as they count on a device (NXP SDK, flexspi_nor_config_t). */
public final class FcbValueText {

	private static final Map<Long, String> SAMPLE_CLOCKS = Map.of(0L, "internal loopback", 1L,
			"loopback from the DQS pad", 3L, "DQS of the flash");
	private static final Map<Long, String> DEVICE_TYPES = Map.of(1L, "serial NOR", 2L, "serial NAND", 3L,
			"serial RAM");
	private static final Map<Long, String> COMMAND_TYPES = Map.of(0L, "generic", 1L, "quad enable", 2L,
			"from SPI to xSPI", 3L, "from xSPI to SPI", 4L, "to no-command mode", 5L, "reset");
	private static final Map<Long, String> NOR_TYPES = Map.of(0L, "standard SPI", 1L, "HyperBus", 2L, "xSPI", 3L,
			"no command");
	private static final List<String> MISC = List.of("differential clock", "second clock", "parallel mode",
			"word addressable", "safe clock for setup", "pad settings overridden", "DDR", "valid time at all clocks",
			"second pin group");
	private static final long MEBI = 1 << 20;
	private static final long KIBI = 1 << 10;
	private static final int WAIT_UNIT_US = 100;

	private FcbValueText() {
		// functions only
	}

	/**
	 * @param field
	 *            a field, none of the lookup table
	 * @param value
	 *            its value
	 * @param device
	 *            the device; empty if it is not known
	 * @return the value in words, such as "133 MHz" or "8 MiB"; empty if the number says it all
	 */
	public static String of(BlockField field, long value, Optional<Device> device) {
		String name = field.name().replaceFirst("_\\d+$", "");
		return switch (name) {
		case "tag" -> value == FcbLayout.TAG ? "FCFB" : "wrong";
		case "version" -> (value >>> 16 & 0xFF) + "." + (value >>> 8 & 0xFF) + "." + (value & 0xFF);
		case "readSampleClkSrc" -> named(SAMPLE_CLOCKS, value);
		case "deviceType" -> named(DEVICE_TYPES, value);
		case "deviceModeType", "configModeType" -> named(COMMAND_TYPES, value);
		case "serialNorType" -> named(NOR_TYPES, value);
		case "csHoldTime", "csSetupTime" -> value + " clocks";
		case "sflashPadType" -> value + (value == 1 ? " pad" : " pads");
		case "serialClkFreq", "ipcmdSerialClkFreq" -> clock(value, device);
		case "waitTimeCfgCommands" -> value == 0 ? "" : value * WAIT_UNIT_US + " us";
		case "dataValidTime" -> value == 0 ? "" : value / 10 + "." + value % 10 + " ns";
		case "timeoutInMs" -> value == 0 ? "no limit" : value + " ms";
		case "busyBitPolarity" -> value == 0 ? "1 while busy" : "0 while busy";
		case "busyOffset" -> "bit " + value;
		case "controllerMiscOption" -> flags(value);
		case "deviceModeCfgEnable", "configCmdEnable", "lutCustomSeqEnable", "isUniformBlockSize", "needExitNoCmdMode",
				"halfClkForNonReadCmd", "needRestoreNoCmdMode" ->
			value == 0 ? "no" : "yes";
		case "sflashA1Size", "sflashA2Size", "sflashB1Size", "sflashB2Size", "pageSize", "sectorSize", "blockSize" ->
			size(value);
		default -> parts(field, value);
		};
	}

	private static String named(Map<Long, String> names, long value) {
		return names.getOrDefault(value, "not defined");
	}

	private static String clock(long code, Optional<Device> device) {
		return device.isEmpty() || code == 0 || code > 0xF ? ""
				: DeviceNotes.of(device.get()).frequencyText((int) code);
	}

	private static String flags(long value) {
		List<String> set = new ArrayList<>();
		for (int i = 0; i < MISC.size(); i++) {
			if ((value >>> i & 1) != 0) {
				set.add(MISC.get(i));
			}
		}
		return set.isEmpty() ? "none" : String.join(", ", set);
	}

	private static String size(long value) {
		if (value == 0) {
			return "none";
		}
		return value % MEBI == 0 ? value / MEBI + " MiB" : value % KIBI == 0 ? value / KIBI + " KiB" : value + " bytes";
	}

	private static String parts(BlockField field, long value) {
		if (field.bits().isEmpty() || value == 0) {
			return "";
		}
		BitField first = field.bits().get(1);
		return field.bits().get(0).of(value) + " from sequence " + first.of(value) + " on";
	}
}
