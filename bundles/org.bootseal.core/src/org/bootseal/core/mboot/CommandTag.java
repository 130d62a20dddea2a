/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.mboot;

import java.util.Locale;
import java.util.Optional;

/** The commands of the flashloader that are used here (MCU bootloader reference manual, command packets). */
public enum CommandTag {
	/** Erases the sectors of a region. */
	FLASH_ERASE_REGION(0x02),
	/** Reads memory; the device sends data. */
	READ_MEMORY(0x03),
	/** Writes memory; the host sends data. */
	WRITE_MEMORY(0x04),
	/** Writes a pattern into RAM. */
	FILL_MEMORY(0x05),
	/** Asks for a property. */
	GET_PROPERTY(0x07),
	/** Jumps to an address. */
	EXECUTE(0x09),
	/** Resets the chip. */
	RESET(0x0B),
	/** Programs a fuse word. */
	EFUSE_PROGRAM_ONCE(0x0E),
	/** Reads a fuse word. */
	EFUSE_READ_ONCE(0x0F),
	/** Sets an external memory up by option words. */
	CONFIGURE_MEMORY(0x11),
	/** Wraps the key of an encrypted image for this one part; the host sends the key, then the device the blob. */
	GENERATE_KEY_BLOB(0x13);

	private final int code;

	CommandTag(int code) {
		this.code = code;
	}

	/** @return the tag on the wire, 0..255; bit tag-1 of property 7 tells whether a flashloader has the command */
	public int code() {
		return code;
	}

	/** @return the name as blhost has it, for example "flash-erase-region" */
	public String tool() {
		return name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

	/**
	 * @param code
	 *            a tag from the wire
	 * @return the command, or empty if it is none of these
	 */
	public static Optional<CommandTag> of(int code) {
		for (CommandTag tag : values()) {
			if (tag.code == code) {
				return Optional.of(tag);
			}
		}
		return Optional.empty();
	}
}
