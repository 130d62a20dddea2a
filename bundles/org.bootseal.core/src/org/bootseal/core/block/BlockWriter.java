/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.block;

/** Writes the fields of a block as YAML that SPSDK reads as well, each with its meaning as comment. */
public final class BlockWriter {

	private static final int COMMENT_COLUMN = 44;
	private static final String INDENT = "  ";

	private BlockWriter() {
		// functions only
	}

	/**
	 * @param block
	 *            the block
	 * @return its fields, indented by two blanks, lines ended by LF; reserved ones only if they are not 0
	 */
	public static String text(ConfigurationBlock block) {
		StringBuilder text = new StringBuilder();
		for (BlockField field : block.fields()) {
			long value = block.get(field);
			if (field.isReserved() && value == 0) {
				continue;
			}
			if (!canBeParted(field, value)) {
				line(text, INDENT + field.name() + ": \"" + field.hex(value) + "\"", field.meaning());
			} else {
				parts(text, field, value);
			}
		}
		return text.toString();
	}

	/** Bits that belong to no part would be lost. */
	private static boolean canBeParted(BlockField field, long value) {
		long rest = value;
		for (BitField bits : field.bits()) {
			rest = bits.put(rest, 0);
		}
		return !field.bits().isEmpty() && rest == 0;
	}

	private static void parts(StringBuilder text, BlockField field, long value) {
		line(text, INDENT + field.name() + ":", field.meaning());
		for (BitField bits : field.bits()) {
			long part = bits.of(value);
			if (!bits.isReserved() || part != 0) {
				String shown = bits.choice(part).orElse(BlockField.hex(part, (bits.width() + 3) / 4));
				line(text, INDENT + INDENT + bits.name() + ": \"" + shown + "\"", bits.meaning());
			}
		}
	}

	private static void line(StringBuilder text, String line, String meaning) {
		text.append(line);
		if (!meaning.isEmpty()) {
			text.append(" ".repeat(Math.max(1, COMMENT_COLUMN - line.length()))).append("# ").append(meaning);
		}
		text.append('\n');
	}
}
