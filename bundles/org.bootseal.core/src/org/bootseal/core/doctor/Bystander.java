/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.doctor;

import java.util.List;

/**
 * What a person who stands by the board can do to tell causes in its wiring, its supply and its connection, of which a
 * host sees nothing but that nobody answers.
 */
final class Bystander {

	private Bystander() {
		// a function only
	}

	static List<Remedy> of(Cause cause) {
		return switch (cause) {
		case NO_BOARD -> List.of(Remedy.todo("See whether the power light is on, and take a cable that has moved data"
				+ " before, in the socket of the processor's own USB: if any device comes up on this computer then,"
				+ " it was the cable or the power."));
		case NOT_SERIAL_MODE -> List.of(Remedy.todo("Set BOOT_MODE to 01 (serial download) and press reset: if the ROM"
				+ " comes up then, it was the boot pins."));
		case SERIAL_DOWNLOAD_DISABLED -> List.of(Remedy.todo("With another board of this kind on the same cable and"
				+ " pins: if that one comes up and this one never does, its fuse forbids serial download, which lasts"
				+ " for ever."));
		case OTHER_INTERFACE -> List.of(Remedy.todo("Unplug the other interface, press reset, and talk to the board on"
				+ " this one first."));
		case WRONG_UART -> List.of(Remedy.todo("Look up on which UART the ROM listens, and wire the line to that."));
		case NOISY_LINE -> List.of(Remedy.todo("Take a shorter cable with a good ground, and a lower baud rate: if the"
				+ " failures end, it was the line."));
		case HUB_DROPS -> List.of(Remedy.todo("Plug the board into the computer itself, without a hub and by another"
				+ " cable: if it is not lost any more, it was the way."));
		case BROWN_OUT -> List.of(Remedy.todo("Supply the board from its own power input, not over USB, and measure the"
				+ " supply of the flash while it is erased: if the board is not lost any more, it was the supply."));
		case LOST_FIRST_PING, SLOW_FLASHLOADER, SLOW_UART ->
			List.of(Remedy.command("Write it again: the flashloader runs now.", "bootseal write FILE.bootseal"));
		case ENTERED_FROM_APPLICATION ->
			List.of(Remedy.todo("Press reset with the boot pins at serial download, and write it again."));
		case NO_FLASH -> List.of(Remedy.todo("Measure the supply of the flash against its marking (1.8 V or 3.3 V), its"
				+ " reset and its chip select: a chip with the wrong or no supply never answers."));
		case LEFT_IN_QPI -> List.of(Remedy.todo("Take the power off the board, not only reset, and write it again: a"
				+ " flash forgets its mode then. If the application sets it, wire the reset pin of the flash."));
		case WRONG_SIZE ->
			List.of(Remedy.todo("Make the image smaller, or fit a chip that holds it; hold the marking of"
					+ " the chip against what it says of itself."));
		case NO_SFDP, OLD_SFDP ->
			List.of(Remedy.todo("Write with a whole FCB for this chip (memory.fcb): the flashloader"
					+ " can't find its commands by itself."));
		case OTHER_FCB -> List.of(Remedy.todo("Take the FCB of the chip that is fitted, or let the flashloader make one"
				+ " from the option words."));
		case BLOCK_PROTECTION, COMPLEMENT_PROTECTION, POWER_UP_PROTECTION ->
			List.of(Remedy.todo("Clear the protection bits in the status registers of the flash, and write it again."));
		case WRITE_PROTECT_PIN -> List.of(Remedy.todo("Measure the write-protect pin of the flash: while it is low, the"
				+ " locked status register can't be changed."));
		case SLOW_ERASE -> List.of(Remedy.todo("Erase less at a time, or give the flash a chip that erases within its"
				+ " data sheet's limit."));
		case MISPLACED_FCB, MISPLACED_IMAGE -> List.of(
				Remedy.command("Write it where the ROM of this device looks.", "bootseal write FILE.bootseal"));
		default -> List.of();
		};
	}
}
