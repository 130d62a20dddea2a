/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.block;

import java.util.Arrays;
import java.util.List;
import java.util.StringJoiner;

/** The bytes of a configuration block, with names. Immutable. */
public final class ConfigurationBlock {

	private final BlockLayout layout;
	private final byte[] bytes;

	/** Takes the bytes. */
	ConfigurationBlock(BlockLayout layout, byte[] bytes) {
		this.layout = layout;
		this.bytes = bytes;
	}

	/** @return which fields there are */
	public BlockLayout layout() {
		return layout;
	}

	/** @return a copy of the bytes */
	public byte[] bytes() {
		return bytes.clone();
	}

	/** @return the number of bytes */
	public int length() {
		return bytes.length;
	}

	/** @return the fields that lie in the block, those that are only other views left out */
	public List<BlockField> fields() {
		return layout.fields().stream()
				.filter(field -> !field.alias() && field.offset() + field.bytes() <= bytes.length)
				.toList();
	}

	/**
	 * @param field
	 *            a field that lies in the block
	 * @return its value, 0 or more
	 */
	public long get(BlockField field) {
		long value = 0;
		for (int i = field.bytes() - 1; i >= 0; i--) {
			value = value << Byte.SIZE | bytes[field.offset() + i] & 0xFF;
		}
		return value;
	}

	/**
	 * @param name
	 *            name of a field that lies in the block, in any case
	 * @return its value, 0 or more
	 */
	public long get(String name) {
		return get(layout.find(name).orElseThrow(() -> new IllegalArgumentException("there is no field " + name)));
	}

	/**
	 * @param field
	 *            a field that lies in the block
	 * @param value
	 *            0 to its largest
	 * @return a block with that value
	 */
	public ConfigurationBlock with(BlockField field, long value) {
		if (value < 0 || value > field.max()) {
			throw new IllegalArgumentException(field.name() + " can't be " + value);
		}
		byte[] changed = bytes.clone();
		for (int i = 0; i < field.bytes(); i++) {
			changed[field.offset() + i] = (byte) (value >>> Byte.SIZE * i);
		}
		return new ConfigurationBlock(layout, changed);
	}

	/**
	 * @param length
	 *            bytes to keep
	 * @return the block without the fields behind them
	 */
	public ConfigurationBlock cut(int length) {
		return new ConfigurationBlock(layout, Arrays.copyOf(bytes, Math.min(length, bytes.length)));
	}

	/**
	 * @param field
	 *            a field that lies in the block
	 * @return its value for people: the number, or its parts, by name where they have one
	 */
	public String describe(BlockField field) {
		long value = get(field);
		if (field.bits().isEmpty()) {
			return field.hex(value);
		}
		StringJoiner parts = new StringJoiner(", ");
		for (BitField bits : field.bits()) {
			long part = bits.of(value);
			if (!bits.isReserved() || part != 0) {
				parts.add(bits.name() + " " + bits.choice(part).orElse(String.valueOf(part)));
			}
		}
		return field.hex(value) + ": " + parts;
	}

	@Override
	public boolean equals(Object other) {
		return other instanceof ConfigurationBlock block && Arrays.equals(bytes, block.bytes);
	}

	@Override
	public int hashCode() {
		return Arrays.hashCode(bytes);
	}

	@Override
	public String toString() {
		return layout.name() + " of " + bytes.length + " bytes";
	}
}
