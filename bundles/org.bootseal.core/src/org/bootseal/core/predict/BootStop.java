/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.predict;

import java.util.Locale;

/** Why the ROM does not start the application. */
public enum BootStop {
	/** The pins choose the serial downloader. */
	SERIAL_PINS("the boot pins choose the serial downloader", "Set BOOT_MODE to 10 (internal boot) and reset."),
	/** The pins leave it to fuses that are not burnt. */
	FUSES_NOT_CHOSEN("the boot pins leave it to the fuses, and BT_FUSE_SEL is not burnt",
			"Set BOOT_MODE to 10 (internal boot), or burn BT_FUSE_SEL with the boot settings beside it."),
	/** The fuses choose another boot memory. */
	OTHER_BOOT_DEVICE("the fuses choose another boot memory than FlexSPI NOR",
			"Fuses can't be unburnt: give the board an image in the memory that they choose."),
	/** The fuses name another kind of flash. */
	OTHER_FLASH_TYPE("the fuses name another kind of flash than the board has",
			"Fuses can't be unburnt; more bits may still name the right kind: see the boot settings with \"otp simulate\"."),
	/** No configuration block where the ROM looks. */
	NO_FCB("there is no FCB where the ROM looks for it", "Write the FCB: \"write\" does so with the image."),
	/** The ROM looks at other pins than the flash is wired to. */
	OTHER_PINS("the ROM looks for the flash at other pins than it is wired to",
			"The ROM boots from port A of its boot FlexSPI; which pin group that is, boot pins or fuses say."),
	/** The flash can't be read as the FCB says. */
	FCB_MISFIT("what the ROM reads by the FCB is wrong",
			"Write the FCB of this flash: \"memory find\" finds one that works."),
	/** The header of the encryption does not fit. */
	XIP_HEADER("the flash can't be decrypted", "Write the image again with the key that is in the fuses."),
	/** There is no image. */
	NO_IVT("there is no IVT where the ROM looks for it", "Write an image, from its IVT on to the offset of the IVT."),
	/** The image is for another address. */
	WRONG_PLACE("the IVT is for another address", "Link or write the image for this place."),
	/** The boot data can't be used. */
	BOOT_DATA("the boot data of the image can't be used", "Build the image anew."),
	/** The ROM is asked to run a plug-in. */
	PLUGIN("the boot data has the plug-in flag", "Build the image without it."),
	/** HAB does not let it run. */
	HAB("the part is closed, and HAB does not find the image authentic",
			"Sign it with the keys whose hash is burnt: \"image verify --fuses\" says what is wrong."),
	/** There is nothing to run where the image begins. */
	NO_CODE("there is no code at the entry point", "Look at the vector table and at the start address of the image."),
	/** The code stays encrypted. */
	STILL_ENCRYPTED("the code is still encrypted when the ROM starts it",
			"Write an image whose CSF decrypts it, with a key blob of this part."),
	/** Something that must be known is not. */
	NOT_KNOWN("what decides is not known", "Read the fuses and the flash of the board.");

	private final String text;
	private final String remedy;

	BootStop(String text, String remedy) {
		this.text = text;
		this.remedy = remedy;
	}

	/** @return a name for programs and pages, for example "no-fcb" */
	public String id() {
		return name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

	/** @return what is the matter, a clause without a full stop */
	public String text() {
		return text;
	}

	/** @return what to do, a sentence */
	public String remedy() {
		return remedy;
	}
}
