/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.doctor;

import java.util.Arrays;
import java.util.Optional;

/**
 * What can be wrong with a board, its wiring, its configuration or its fuses when a write fails or a board doesn't
 * boot. Each cause has a stable id in kebab case, which scenario files, records and {@code bootseal explain} use, and a
 * title for the user.
 */
public enum Cause {

	/** Nothing is wrong. */
	HEALTHY("healthy", Subject.NONE, "Nothing is wrong"),

	/** Nothing that can be seen: no power, no cable, a cable without data lines. */
	NO_BOARD("no-board", Subject.CONNECTION, "No board is seen: no power, no cable or a cable without data lines"),
	/** The board runs its application or tries to boot; its ROM doesn't listen. */
	NOT_SERIAL_MODE("not-serial-mode", Subject.CONNECTION, "The board is not in serial download mode"),
	/** The operating system shows the board but doesn't let the user open it. */
	NO_PERMISSION("no-permission", Subject.CONNECTION, "The operating system refuses to open the board"),
	/** A hub or a cable loses the board in the middle of the work. */
	HUB_DROPS("hub-drops", Subject.CONNECTION, "The hub or the cable loses the board"),
	/** The first command after a start gets no answer; the next one does. */
	LOST_FIRST_PING("lost-first-ping", Subject.CONNECTION, "The first ping was lost"),
	/** The ROM stays with the first interface that talked to it until the next reset. */
	OTHER_INTERFACE("other-interface", Subject.CONNECTION, "The ROM listens on another interface until it is reset"),
	/** The serial line is connected to a UART that the ROM doesn't listen on. */
	WRONG_UART("wrong-uart", Subject.CONNECTION, "The serial line is on a UART that the ROM does not listen on"),
	/** The serial line is so slow that a step takes longer than its limit. */
	SLOW_UART("slow-uart", Subject.CONNECTION, "The serial line is too slow for the time limit"),
	/** Bits on the line are flipped now and then. */
	NOISY_LINE("noisy-line", Subject.CONNECTION, "The line flips bits"),
	/** The board is of another device than the workspace says. */
	OTHER_DEVICE("other-device", Subject.CONNECTION, "The board has another device than the workspace says"),
	/** The ROM was entered from an application that had set up clocks, pins and interrupts. */
	ENTERED_FROM_APPLICATION("entered-from-application", Subject.CONNECTION,
			"The ROM was entered from an application that had set up the chip"),
	/** A fuse has switched the serial downloader off for ever. */
	SERIAL_DOWNLOAD_DISABLED("serial-download-disabled", Subject.CONNECTION, "A fuse forbids serial download"),

	/** The flashloader was built for another device. */
	OTHER_FLASHLOADER("other-flashloader", Subject.FLASHLOADER, "The flashloader is one for another device"),
	/** The board is closed, and the flashloader carries no signature. */
	UNSIGNED_FLASHLOADER("unsigned-flashloader", Subject.FLASHLOADER,
			"The board is closed and the flashloader is not signed"),
	/** The board is closed, and what is loaded was signed with keys that are not those of its SRK fuses. */
	SRK_MISMATCH("srk-mismatch", Subject.HAB, "The signature belongs to other keys than the SRK fuses"),
	/** The board was closed before its SRK fuses were burnt; nothing can be authenticated any more. */
	CLOSED_WITHOUT_SRK("closed-without-srk", Subject.HAB, "The board was closed without SRK fuses"),
	/** The read lock of the SRK fuses hides them from the ROM too. */
	SRK_READ_LOCKED("srk-read-locked", Subject.HAB, "The SRK fuses are locked against reading, for the ROM too"),
	/** The key that signed has been revoked by a fuse. */
	SRK_REVOKED("srk-revoked", Subject.HAB, "The key that signed is revoked by a fuse"),
	/** The flashloader takes longer to answer than the tool waits. */
	SLOW_FLASHLOADER("slow-flashloader", Subject.FLASHLOADER, "The flashloader starts later than the tool waits"),
	/** The flashloader in the board is damaged: what was loaded isn't what was sent, or the file is broken. */
	DAMAGED_FLASHLOADER("damaged-flashloader", Subject.FLASHLOADER, "The flashloader's file is damaged"),

	/** No flash answers on any pin: not fitted, not powered, held in reset. */
	NO_FLASH("no-flash", Subject.MEMORY, "No flash answers: not fitted, not powered or held in reset"),
	/** The configuration uses more data lines than are wired, or than the chip takes commands on. */
	WRONG_PADS("wrong-pads", Subject.MEMORY, "The number of pads does not fit the wiring or the chip"),
	/** The flash is on the other port (A or B). */
	WRONG_PORT("wrong-port", Subject.MEMORY, "The flash is on another port"),
	/** The flash is on the other FlexSPI instance. */
	WRONG_INSTANCE("wrong-instance", Subject.MEMORY, "The flash is on another FlexSPI instance"),
	/** The flash is on the other group of pins. */
	WRONG_PIN_GROUP("wrong-pin-group", Subject.MEMORY, "The flash is on another group of pins"),
	/** The configuration is for another kind of flash: HyperFlash, octal, quad. */
	WRONG_FAMILY("wrong-family", Subject.MEMORY, "The configuration is for another kind of flash"),
	/** The frequency is over the limit of the chip. */
	FREQUENCY_OVER_CHIP("frequency-over-chip", Subject.MEMORY, "The frequency is over the limit of the chip"),
	/** The frequency is over what the board's wiring carries; it fails now and then. */
	FREQUENCY_OVER_BOARD("frequency-over-board", Subject.MEMORY, "The frequency is over what the board carries"),
	/** Quad reads are configured, but the quad-enable bit of the flash is clear. */
	QUAD_ENABLE_MISSING("quad-enable-missing", Subject.MEMORY, "The quad-enable bit of the flash is not set"),
	/** The flash was left in QPI or octal mode and takes no single-line command. */
	LEFT_IN_QPI("left-in-qpi", Subject.MEMORY, "The flash was left in QPI, OPI, power-down or 4-byte address mode"),
	/** The configuration samples with the DQS pad, which the board uses for something else. */
	DQS_NOT_FREE("dqs-not-free", Subject.MEMORY, "The DQS pad is not free on this board"),
	/** The configuration block is one for another chip. */
	OTHER_FCB("other-fcb", Subject.MEMORY, "The configuration block (FCB) is one for another chip"),
	/** The flash has no SFDP table; it can't be configured by an option word. */
	NO_SFDP("no-sfdp", Subject.MEMORY, "The flash has no SFDP table"),
	/** The SFDP table of the flash is older than the flashloader reads. */
	OLD_SFDP("old-sfdp", Subject.MEMORY, "The SFDP table of the flash is too old"),
	/** The configured size isn't the size of the chip. */
	WRONG_SIZE("wrong-size", Subject.MEMORY, "The configured size is not the chip's size"),
	/** The dummy cycles of the configuration don't fit the chip at this frequency. */
	WRONG_DUMMY_CYCLES("wrong-dummy-cycles", Subject.MEMORY, "The dummy cycles do not fit the chip"),
	/** The chip gives its bytes in another order than the configuration says. */
	WRONG_DATA_ORDER("wrong-data-order", Subject.MEMORY, "The bytes come in another order than configured"),
	/** The memory was used before it was configured. */
	NOT_CONFIGURED("not-configured", Subject.MEMORY, "The memory was not configured before it was used"),
	/** The configuration names a page size that the chip doesn't have. */
	WRONG_PAGE_SIZE("wrong-page-size", Subject.MEMORY, "The configured page size is not the chip's"),
	/** The erase command or block size of the configuration isn't the chip's. */
	WRONG_ERASE_BLOCK("wrong-erase-block", Subject.MEMORY, "The erase command or block size is not the chip's"),

	/** Block-protect bits of the status register are set. */
	BLOCK_PROTECTION("block-protection", Subject.PROTECTION, "Block protection is set in the flash"),
	/** The complement bit turns the protected area around. */
	COMPLEMENT_PROTECTION("complement-protection", Subject.PROTECTION,
			"The complement bit (CMP) protects the whole flash"),
	/** The flash is protected after each power-up until a global unlock. */
	POWER_UP_PROTECTION("power-up-protection", Subject.PROTECTION, "The flash is protected after each power-up"),
	/** The write-protect pin holds the status register. */
	WRITE_PROTECT_PIN("write-protect-pin", Subject.PROTECTION, "The write-protect pin of the flash is low"),

	/** Erasing takes longer than the time-out. */
	SLOW_ERASE("slow-erase", Subject.WRITING, "Erasing takes longer than the time limit"),
	/** The supply drops while the flash erases or programs, and the board resets. */
	BROWN_OUT("brown-out", Subject.WRITING, "The supply drops while the flash is erased or programmed"),
	/** A sector has been erased too often and no longer holds its content. */
	WORN_SECTOR("worn-sector", Subject.WRITING, "A sector of the flash is worn out"),

	/** BOOT_MODE is 01: the ROM always goes to serial download. */
	BOOT_PINS_SERIAL("boot-pins-serial", Subject.BOOT, "The boot pins ask for serial download"),
	/** BOOT_MODE is 00 and BT_FUSE_SEL is not burnt: the ROM goes to serial download. */
	BOOT_FUSE_NOT_SET("boot-fuse-not-set", Subject.BOOT, "The board boots from fuses, and BT_FUSE_SEL is not burnt"),
	/** Boot pins or boot fuses name another boot memory. */
	OTHER_BOOT_DEVICE("other-boot-device", Subject.BOOT, "Boot pins or fuses name another boot memory"),
	/** The fuse that selects the pin group or the instance for boot names another one than the flash is on. */
	BOOT_PIN_GROUP_FUSE("boot-pin-group-fuse", Subject.BOOT, "The fuse of the FlexSPI pins or instance names others"),
	/** No configuration block is in the flash where the ROM looks. */
	NO_FCB("no-fcb", Subject.BOOT, "The flash has no configuration block (FCB)"),
	/** The configuration block is at an offset where the ROM of this device doesn't look. */
	MISPLACED_FCB("misplaced-fcb", Subject.BOOT, "The configuration block (FCB) is at another offset"),
	/** No image is in the flash where the ROM looks. */
	NO_IMAGE("no-image", Subject.BOOT, "The flash has no image where the ROM looks"),
	/** The image is at an offset where the ROM doesn't look. */
	MISPLACED_IMAGE("misplaced-image", Subject.BOOT, "The image is at another offset"),
	/** The image in the flash isn't what was written, or its header is broken. */
	DAMAGED_IMAGE("damaged-image", Subject.BOOT, "The image in the flash is damaged"),
	/** The board is closed, and the image carries no signature. */
	UNSIGNED_IMAGE("unsigned-image", Subject.HAB, "The board is closed and the image is not signed"),
	/** The signature doesn't cover what is in the flash: changed after signing. */
	BAD_SIGNATURE("bad-signature", Subject.HAB, "The signature does not fit the image"),
	/** The image is encrypted in place, and boot of encrypted images is not switched on. */
	ENCRYPTED_BOOT_OFF("encrypted-boot-off", Subject.BOOT, "Boot of encrypted images is not switched on"),
	/** A fuse asks for an encrypted image, and the image is plain. */
	PLAIN_IMAGE_REFUSED("plain-image-refused", Subject.BOOT, "A fuse asks for an encrypted image; this one is plain"),
	/** The key in the fuses isn't the one that encrypted the image, or in another word order. */
	XIP_KEY_MISMATCH("xip-key-mismatch", Subject.BOOT, "The key fuses do not decrypt the image"),
	/** The ROM starts the image; what fails is the application itself. */
	APPLICATION_FAULT("application-fault", Subject.BOOT, "The ROM starts the image; the application itself fails"),

	/** A locked fuse word answers success and stays as it is. */
	LOCKED_FUSE("locked-fuse", Subject.FUSES, "A locked fuse was not burnt although success was reported"),
	/** A fuse that read back as burnt is gone after a power cycle. */
	WEAK_FUSE("weak-fuse", Subject.FUSES, "A fuse was not burnt for good"),
	/** A fuse word with error correction was burnt twice and reads wrong. */
	FUSE_WORD_BURNT_TWICE("fuse-word-burnt-twice", Subject.FUSES, "A fuse word with error correction was burnt twice"),
	/** Burning reports a failure, and the fuse is burnt all the same. */
	FUSE_STATUS_WRONG("fuse-status-wrong", Subject.FUSES, "Burning reports a failure, but the fuse is burnt");

	private final String id;
	private final Subject subject;
	private final String title;

	Cause(String id, Subject subject, String title) {
		this.id = id;
		this.subject = subject;
		this.title = title;
	}

	/**
	 * @return the stable id in kebab case, such as {@code wrong-pads}
	 */
	public String id() {
		return id;
	}

	/**
	 * @return the part of the system that the cause lies in
	 */
	public Subject subject() {
		return subject;
	}

	/**
	 * @return a short sentence for the user, without a full stop
	 */
	public String title() {
		return title;
	}

	/**
	 * Finds a cause.
	 *
	 * @param id
	 *            the id in kebab case
	 * @return the cause, or empty when no cause has this id
	 */
	public static Optional<Cause> of(String id) {
		return Arrays.stream(values()).filter(cause -> cause.id.equals(id)).findFirst();
	}
}
