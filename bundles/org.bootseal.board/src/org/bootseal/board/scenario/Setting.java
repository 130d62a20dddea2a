/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.board.scenario;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Something in which a scenario differs from an evaluation board that is provisioned as it should be. The names are the
 * keys of a scenario file, group and key.
 */
public enum Setting {

	/** The board, as "board virtual --kind" names it; the MIMXRT1020-EVK unless said otherwise. */
	KIND("board.kind"),
	/** Decides the unique id of the part, how a noisy line falls, and what worn cells hold. */
	SEED("board.seed"),
	/** Which FlexSPI the flash is at: 1 or 2. */
	FLEXSPI("board.flexSpi"),
	/** Which port of it: A or B. */
	PORT("board.port"),
	/** Which pins: primary or secondary. */
	PIN_GROUP("board.pinGroup"),
	/** How many data lines are there: 1, 4 or 8. */
	DATA_LINES("board.dataLines"),
	/** Whether the DQS pad is free: true or false. */
	DQS_FREE("board.dqsFree"),
	/** Whether the reset key resets the flash: true or false. */
	RESET_LINE("board.resetLine"),
	/** Supply of the flash, millivolts. */
	MILLIVOLTS("board.millivolts"),
	/** Up to which clock the traces are clean, MHz. */
	CLEAN_MEGAHERTZ("board.cleanMegahertz"),
	/** How long the supply stands the erase current, milliseconds. */
	SUPPLY_MILLIS("board.supplyMillis"),
	/** The boot pins when the user comes: serial, internal or fuses. */
	PINS("board.pins"),
	/** The boot pins, tied so that nobody can set them. */
	FIXED_PINS("board.fixedPins"),
	/** Fuses that are burnt: "WORD BITS" each. */
	FUSES("board.fuses"),
	/** Fuse words that are locked against programming. */
	FUSE_LOCKS("board.fuseLocks"),
	/** Name of the keys whose SRK hash is burnt. */
	SRK("board.srk"),
	/** Whether the part is closed: true or false. */
	CLOSED("board.closed"),
	/** Whether it is plugged in: true or false. */
	PLUGGED("board.plugged"),
	/** The interface that its ROM has talked on before the user comes: usb or uart. */
	TALKS("board.talks"),
	/** Whether the board was provisioned well before: true or false. */
	PROVISIONED("board.provisioned"),

	/** The flash chip. */
	CHIP("flash.chip"),
	/** Its status registers: register 1 in bits 7:0, register 2 in bits 15:8. */
	STATUS("flash.status"),
	/** Modes that it was left in: qpi, opi, power-down, four-bytes, volatile-quad. */
	MODES("flash.modes"),
	/** Numbers of its sectors of 4 KiB that are worn. */
	WORN_SECTORS("flash.wornSectors"),
	/** What another tool or program did to its cells: "fill OFFSET LENGTH BYTE" or "move OFFSET LENGTH TO" each. */
	CHANGES("flash.changes"),

	/** The device that the user thinks it is. */
	DEVICE("user.device"),
	/** The option words. */
	OPTION_WORDS("user.optionWords"),
	/** The FlexSPI that the user names. */
	INSTANCE("user.instance"),
	/** The chip whose FCB the user writes. */
	FCB("user.fcb"),
	/** The device whose flashloader the user has. */
	LOADER("user.flashloader"),
	/** Name of the keys that the user signs with; without, nothing is signed. */
	KEYS("user.keys"),
	/** Name of the keys that the flashloader is signed with, if they are others. */
	LOADER_KEYS("user.flashloaderKeys"),
	/** Length of the application, KiB. */
	KILOBYTES("user.applicationKilobytes"),
	/** Whether a byte of the application was changed after it was built: true or false. */
	DAMAGED("user.damagedImage"),
	/** Whether the image is encrypted for a unit that decrypts the flash while it is read: true or false. */
	ENCRYPTED("user.encryptedImage"),
	/** Whether the user writes the board, or only resets it and sees whether it boots: true or false. */
	WRITES("user.writes"),
	/** Fuses that the user burns: "WORD BITS" each. */
	BURN("user.burn");

	private final String key;

	Setting(String key) {
		this.key = key;
	}

	/** @return group and key of a scenario file, with a dot between */
	public String key() {
		return key;
	}

	static Optional<Setting> of(String key) {
		return Arrays.stream(values()).filter(setting -> setting.key.equals(key)).findFirst();
	}

	static String keys(String group) {
		return Arrays.stream(values()).map(Setting::key).filter(key -> key.startsWith(group + "."))
				.map(key -> key.substring(group.length() + 1)).collect(Collectors.joining(", "));
	}
}
