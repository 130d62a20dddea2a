/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.flexspi;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.bootseal.core.block.BitField;
import org.bootseal.core.block.BlockField;
import org.bootseal.core.block.ConfigurationBlock;

/** Writes an FCB as C source that the NXP SDK compiles. What is 0 is left out, as C fills it so. */
final class FcbCWriter {

	private static final String TABLE = "lookupTable";
	private static final Map<String, Map<Long, String>> NAMED = Map.of("readSampleClkSrc",
			Map.of(0L, "kFlexSPIReadSampleClk_LoopbackInternally", 1L, "kFlexSPIReadSampleClk_LoopbackFromDqsPad", 3L,
					"kFlexSPIReadSampleClk_ExternalInputFromDqsPad"),
			"deviceType", Map.of(1L, "kFlexSpiDeviceType_SerialNOR"), "sflashPadType",
			Map.of(1L, "kSerialFlash_1Pad", 2L, "kSerialFlash_2Pads", 4L, "kSerialFlash_4Pads", 8L,
					"kSerialFlash_8Pads"));

	private final FcbConfiguration configuration;
	private final FcbNames names;
	private final StringBuilder text = new StringBuilder();

	FcbCWriter(FcbConfiguration configuration) {
		this.configuration = configuration;
		names = new FcbNames(Optional.of(configuration.device()));
	}

	String text() {
		line("/* FlexSPI NOR configuration block (FCB) of " + configuration.device().name() + ", made by Bootseal. */");
		line("");
		line("/* The header of the SDK's folder xip; evaluation boards have it under a name of their own. */");
		line("#include \"flexspi_nor_config.h\"");
		line("");
		line("#if defined(__GNUC__)");
		line("__attribute__((section(\".boot_hdr.conf\"), used))");
		line("#elif defined(__ICCARM__)");
		line("#pragma location = \".boot_hdr.conf\"");
		line("#endif");
		line("const " + FcbCSource.TYPE + " flash_config = {");
		line("\t.memConfig = {");
		ConfigurationBlock block = configuration.fcb().block();
		boolean tableDone = false;
		for (BlockField field : block.fields()) {
			if (field.offset() == FcbLayout.PAGE_SIZE_OFFSET) {
				line("\t},");
			}
			if (!field.name().startsWith(TABLE)) {
				field(block, field);
			} else if (!tableDone) {
				table();
				tableDone = true;
			}
		}
		line("};");
		return text.toString();
	}

	private void field(ConfigurationBlock block, BlockField field) {
		long value = block.get(field);
		if (value == 0 && !NAMED.containsKey(field.name())) {
			return;
		}
		String indent = field.offset() < FcbLayout.PAGE_SIZE_OFFSET ? "\t\t" : "\t";
		line(indent + "." + FcbCSource.cName(block, field) + " = " + value(field, value) + ","
				+ (field.meaning().isEmpty() ? "" : " /* " + field.meaning() + " */"));
	}

	private String value(BlockField field, long value) {
		if (field.name().equals("tag")) {
			return "FLEXSPI_CFG_BLK_TAG";
		}
		if (!field.bits().isEmpty()) {
			long reserved = field.bits().get(2).of(value);
			return String.format(Locale.ROOT, "{.seqNum = %d, .seqId = %d%s}", field.bits().get(0).of(value),
					field.bits().get(1).of(value), reserved == 0 ? "" : ", .reserved = " + reserved);
		}
		Optional<String> clock = field.name().equals("serialClkFreq") ? names.clockName((int) value) : Optional.empty();
		return clock.orElseGet(() -> NAMED.getOrDefault(field.name(), Map.of()).getOrDefault(value,
				value < 10 ? Long.toString(value) : field.hex(value) + (field.bytes() == Integer.BYTES ? "u" : "")));
	}

	private void table() {
		Map<Integer, String> words = new TreeMap<>();
		byte[] bytes = configuration.fcb().bytes();
		for (int i = 0; i < FcbLayout.LUT_LENGTH; i += Integer.BYTES) {
			int at = FcbLayout.LUT_OFFSET + i;
			int first = bytes[at] & 0xFF | (bytes[at + 1] & 0xFF) << Byte.SIZE;
			int second = bytes[at + 2] & 0xFF | (bytes[at + 3] & 0xFF) << Byte.SIZE;
			if ((first | second) != 0) {
				words.put(i / Integer.BYTES,
						"FLEXSPI_LUT_SEQ(" + instruction(first) + ", " + instruction(second) + ")");
			}
		}
		if (words.isEmpty()) {
			return;
		}
		line("\t\t.lookupTable = {");
		int shown = -1;
		for (Map.Entry<Integer, String> word : words.entrySet()) {
			int sequence = word.getKey() / 4;
			if (sequence != shown) {
				comment(sequence);
				shown = sequence;
			}
			line("\t\t\t[4 * " + sequence + " + " + word.getKey() % 4 + "] = " + word.getValue() + ",");
		}
		line("\t\t},");
	}

	private void comment(int sequence) {
		String role = LutText.role(configuration.fcb(), sequence);
		String does = LutText.describe(configuration.fcb().sequence(sequence));
		String both = role + (role.isEmpty() || does.isEmpty() ? "" : ": ") + does;
		if (!both.isEmpty()) {
			line("\t\t\t/* " + both + " */");
		}
	}

	private static String instruction(int bits) {
		List<BitField> parts = Fcb.layout().find("lookupTable_seq0_instr0").orElseThrow().bits();
		long opcode = parts.get(2).of(bits);
		return parts.get(2).choice(opcode).orElse(String.format(Locale.ROOT, "0x%02X", opcode)) + ", FLEXSPI_"
				+ parts.get(1).choice(parts.get(1).of(bits)).orElseThrow() + ", "
				+ String.format(Locale.ROOT, "0x%02X", parts.get(0).of(bits));
	}

	private void line(String line) {
		text.append(line).append('\n');
	}
}
