/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.flexspi;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.bootseal.core.csource.CNames;
import org.bootseal.core.device.Device;
import org.bootseal.core.device.DeviceNotes;

/**
 * The names that FCBs in the NXP SDK use (its flexspi_nor_config.h and fsl_flexspi.h), with their values. Those of
 * clocks differ by device.
 */
final class FcbNames implements CNames {

	private static final Pattern CLOCK = Pattern.compile("kFlexSpiSerialClk_(\\d+)MHz", Pattern.CASE_INSENSITIVE);
	private static final String CLOCK_NAME = "kFlexSpiSerialClk_%dMHz";
	private static final int MOST_CODES = 16;
	private static final int SEQUENCE_ARGUMENTS = 6;
	private static final Map<String, Long> VALUES = values();

	private final Optional<DeviceNotes> notes;

	FcbNames(Optional<Device> device) {
		notes = device.map(DeviceNotes::of);
	}

	private static Map<String, Long> values() {
		Map<String, Long> values = new HashMap<>();
		values.put("FLEXSPI_CFG_BLK_TAG", (long) FcbLayout.TAG);
		values.put("FLEXSPI_CFG_BLK_VERSION", 0x56010400L);
		number(values, "kFlexSPIReadSampleClk_", "LoopbackInternally", "LoopbackFromDqsPad", "LoopbackFromSckPad",
				"ExternalInputFromDqsPad");
		number(values, "kFlexSpiMiscOffset_", "DiffClkEnable", "Ck2Enable", "ParallelEnable", "WordAddressableEnable",
				"SafeConfigFreqEnable", "PadSettingOverrideEnable", "DdrModeEnable", "UseValidTimeForAllFreq",
				"SecondPinMux");
		number(values, "kDeviceConfigCmdType_", "Generic", "QuadEnable", "Spi2Xpi", "Xpi2Spi", "Spi2NoCmd", "Reset");
		number(values, "kSerialNorType_", "StandardSPI", "HyperBus", "XPI", "NoCmd");
		number(values, "kFlexSpiDeviceType_", "", "SerialNOR", "SerialNAND", "SerialRAM");
		number(values, "FLEXSPI_", "1PAD", "2PAD", "4PAD", "8PAD");
		number(values, "kFLEXSPI_", "1PAD", "2PAD", "4PAD", "8PAD");
		number(values, "NOR_CMD_INDEX_", "READ", "READSTATUS", "WRITEENABLE", "ERASESECTOR", "PAGEPROGRAM",
				"CHIPERASE", "DUMMY", "ERASEBLOCK");
		for (int pads = 1; pads <= 8; pads *= 2) {
			values.put("kSerialFlash_" + pads + "Pad" + (pads == 1 ? "" : "s"), (long) pads);
		}
		Map.ofEntries(Map.entry("READ", 0L), Map.entry("READSTATUS", 1L), Map.entry("READSTATUS_XPI", 2L),
				Map.entry("WRITEENABLE", 3L), Map.entry("WRITEENABLE_XPI", 4L), Map.entry("ERASESECTOR", 5L),
				Map.entry("ERASEBLOCK", 8L), Map.entry("PAGEPROGRAM", 9L), Map.entry("CHIPERASE", 11L),
				Map.entry("READ_SFDP", 13L), Map.entry("RESTORE_NOCMD", 14L), Map.entry("EXIT_NOCMD", 15L))
				.forEach((name, value) -> values.put("NOR_CMD_LUT_SEQ_IDX_" + name, value));
		Fcb.layout().find("lookupTable_seq0_instr0").orElseThrow().bits().stream()
				.filter(bits -> bits.name().equals("OPERATION_CODE")).findFirst().orElseThrow().choices()
				.forEach((name, value) -> {
					values.put(name, value);
					values.put("kFLEXSPI_Command_" + name, value);
				});
		return Map.copyOf(values);
	}

	private static void number(Map<String, Long> values, String prefix, String... names) {
		for (int i = 0; i < names.length; i++) {
			values.put(prefix + names[i], (long) i);
		}
	}

	@Override
	public OptionalLong constant(String name) {
		Long value = VALUES.get(name);
		if (value != null) {
			return OptionalLong.of(value);
		}
		Matcher clock = CLOCK.matcher(name);
		if (clock.matches()) {
			for (int code = 1; code < MOST_CODES; code++) {
				if (clockName(code).filter(name::equalsIgnoreCase).isPresent()) {
					return OptionalLong.of(code);
				}
			}
		}
		return OptionalLong.empty();
	}

	/** The name of a clock frequency on this device. */
	Optional<String> clockName(int code) {
		OptionalInt megahertz = notes.isPresent() && code > 0 && code < MOST_CODES ? notes.get().frequencyMhz(code)
				: OptionalInt.empty();
		return megahertz.isPresent() ? Optional.of(String.format(Locale.ROOT, CLOCK_NAME, megahertz.getAsInt()))
				: Optional.empty();
	}

	@Override
	public OptionalLong call(String name, List<Long> arguments) {
		if (name.equals("FLEXSPI_LUT_SEQ") && arguments.size() == SEQUENCE_ARGUMENTS
				&& arguments.stream().allMatch(argument -> argument >= 0 && argument <= 0xFF)) {
			return OptionalLong.of(instruction(arguments.subList(0, 3))
					| instruction(arguments.subList(3, SEQUENCE_ARGUMENTS)) << Short.SIZE);
		}
		if (name.equals("FLEXSPI_BITMASK") && arguments.size() == 1 && arguments.get(0) >= 0
				&& arguments.get(0) < Integer.SIZE) {
			return OptionalLong.of(1L << arguments.get(0));
		}
		return OptionalLong.empty();
	}

	private static long instruction(List<Long> parts) {
		return (parts.get(0) & 0x3F) << 10 | (parts.get(1) & 3) << 8 | parts.get(2);
	}
}
