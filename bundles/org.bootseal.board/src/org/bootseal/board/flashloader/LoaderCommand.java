/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.board.flashloader;

import java.util.Optional;

/** The mboot commands that this flashloader has heard of. Tags: NXP's SPSDK 3.10 (mboot). */
enum LoaderCommand {
	FLASH_ERASE_ALL(0x01, "flash-erase-all"), FLASH_ERASE_REGION(0x02, "flash-erase-region"),
	READ_MEMORY(0x03, "read-memory"), WRITE_MEMORY(0x04, "write-memory"), FILL_MEMORY(0x05, "fill-memory"),
	GET_PROPERTY(0x07, "get-property"), RECEIVE_SB_FILE(0x08, "receive-sb-file"), EXECUTE(0x09, "execute"),
	CALL(0x0A, "call"), RESET(0x0B, "reset"), SET_PROPERTY(0x0C, "set-property"),
	PROGRAM_ONCE(0x0E, "efuse-program-once"), READ_ONCE(0x0F, "efuse-read-once"),
	READ_RESOURCE(0x10, "flash-read-resource"), CONFIGURE_MEMORY(0x11, "configure-memory"),
	GENERATE_KEY_BLOB(0x13, "generate-key-blob");

	private final int tag;
	private final String text;

	LoaderCommand(int tag, String text) {
		this.tag = tag;
		this.text = text;
	}

	int tag() {
		return tag;
	}

	/** The name that blhost has for it. */
	String text() {
		return text;
	}

	/** The command of a tag, if the word of property 7 has it. */
	static Optional<LoaderCommand> of(int tag, int available) {
		for (LoaderCommand command : values()) {
			if (command.tag == tag && (available >>> tag - 1 & 1) != 0) {
				return Optional.of(command);
			}
		}
		return Optional.empty();
	}
}
