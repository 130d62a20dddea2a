/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.doctor;

import java.util.List;

/**
 * What a person can do who knows only a cause: what makes it good, or where a host can't tell it from others, what
 * tells it.
 */
final class NextStep {

	private static final String WRITE = "bootseal write FILE.bootseal";
	private static final String READ_FUSES = "bootseal otp read FILE.bootseal -o fuses.yaml";

	private NextStep() {
		// a function only
	}

	static List<Remedy> of(Cause cause) {
		return switch (cause) {
		case NO_PERMISSION -> List.of(Remedy.command("Let your user open the board.", "bootseal board install-udev"));
		case SRK_MISMATCH -> List.of(Remedy.command(
				"Compare the SRK hash of the signed flashloader with that in the journal of the run that closed this"
						+ " part.",
				"bootseal image inspect FLASHLOADER"),
				Remedy.todo("Set the boot pins to internal boot: a part that still runs a signed application has SRK"
						+ " fuses that can be read, and belongs to the keys of that application."));
		case CLOSED_WITHOUT_SRK -> List.of(
				Remedy.todo("See in the journal of this part whether its SRK words were burnt before it was closed;"
						+ " if not, nothing starts on it any more."));
		case SRK_READ_LOCKED -> List.of(Remedy.todo(
				"See in the journal of this part whether a lock was burnt that hides the SRK words from reading."));
		case SRK_REVOKED -> List.of(Remedy.todo("Sign flashloader and image with another SRK of the same table"
				+ " (keys.srkIndex): if the part starts that flashloader, the first SRK is revoked."));
		case BAD_SIGNATURE -> List.of(Remedy.command("Sign the image again and write it.", WRITE));
		case UNSIGNED_IMAGE, UNSIGNED_FLASHLOADER ->
			List.of(Remedy.todo("Sign image and flashloader with the keys whose SRK hash is burnt in this part."));
		case OTHER_DEVICE -> List.of(
				Remedy.todo("Read the marking of the processor, and name that device in the provisioning file."));
		case OTHER_FLASHLOADER -> List.of(Remedy.todo("Take the flashloader of NXP's package for this device."));
		case DAMAGED_FLASHLOADER -> List.of(
				Remedy.todo("Press reset and try again without a hub, by another cable: if the flashloader starts, it"
						+ " was the way; if not, take the file from NXP's package again."));
		case BOOT_PINS_SERIAL ->
			List.of(Remedy.todo("Set BOOT_MODE to 10 (internal boot) and reset the board."));
		case OTHER_BOOT_DEVICE, BOOT_PIN_GROUP_FUSE -> List.of(
				Remedy.command("See which boot fuses are burnt, and which bits may still be burnt.", READ_FUSES));
		case PLAIN_IMAGE_REFUSED, XIP_KEY_MISMATCH ->
			List.of(Remedy.todo("Encrypt the image (image.xipEncryption) with the key that is in the fuses."));
		case ENCRYPTED_BOOT_OFF ->
			List.of(Remedy.todo("Set the boot pin of encrypted XIP, or plan its fuse once the rest is proven."));
		case BOOT_FUSE_NOT_SET -> List.of(Remedy.todo("Set BOOT_MODE to 10 (internal boot) and reset the board, or plan"
				+ " BT_FUSE_SEL once the boot fuses are right."));
		case FUSE_STATUS_WRONG -> List.of(
				Remedy.command("Run the same plan again: it takes what is burnt as it is, and goes on.", WRITE));
		case SLOW_FLASHLOADER -> List.of(
				Remedy.command("Run the same plan again: a flashloader that runs is used as it is.", WRITE));
		case DAMAGED_IMAGE, NO_IMAGE, MISPLACED_IMAGE, NO_FCB, MISPLACED_FCB ->
			List.of(Remedy.command("Write it again.", WRITE));
		case APPLICATION_FAULT -> List.of(Remedy.todo(
				"Write the sample application: if it runs, the board is right, and the application is to be"
						+ " debugged."));
		case LOCKED_FUSE, WEAK_FUSE -> List.of(
				Remedy.command("Read the fuses again after a power cycle: bits come and go in a word that was burnt"
						+ " badly, and never in a locked one.", READ_FUSES));
		case FUSE_WORD_BURNT_TWICE ->
			List.of(Remedy.todo("Plan without these bits, or take another part: nothing can be added to the word."));
		default -> Bystander.of(cause);
		};
	}
}
