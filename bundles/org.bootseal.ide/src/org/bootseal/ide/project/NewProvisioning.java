/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ide.project;

import java.util.Optional;

/**
 * What a new provisioning file shall say. Files and folders are named from the folder of the new file.
 *
 * @param device
 *            name of the device
 * @param connection
 *            the board, as the file's key: "usb", "virtual" or "virtual:FILE"
 * @param source
 *            the application
 * @param keys
 *            a key tree that signs the image; empty for an unsigned image
 * @param memory
 *            a memory configuration; empty for a quad SPI flash whose option word is {@link #QUAD_SPI}
 * @param flashloader
 *            the flashloader; empty for the one of the preferences
 * @param burnSrk
 *            whether the hash of the keys is wanted in the fuses; only with keys
 * @param close
 *            whether the part shall be closed; only with keys
 */
public record NewProvisioning(String device, String connection, String source, Optional<String> keys,
		Optional<String> memory, Optional<String> flashloader, boolean burnSrk, boolean close) {

	/** Option word of most quad SPI flashes with SFDP. */
	public static final String QUAD_SPI = "0xC0000007";

	/** The device that new files start with. */
	public static final String DEFAULT_DEVICE = "MIMXRT1020";

	/** The application that a file names when nobody knows better. */
	public static final String DEFAULT_SOURCE = "application.elf";

	/** Refuses fuses that make no sense without keys. */
	public NewProvisioning {
		if (keys.isEmpty() && (burnSrk || close)) {
			throw new IllegalArgumentException("fuses for keys that there are not");
		}
	}

	/** @return an unsigned application on the default virtual board */
	public static NewProvisioning simple() {
		return new NewProvisioning(DEFAULT_DEVICE, "virtual", DEFAULT_SOURCE, Optional.empty(), Optional.empty(),
				Optional.empty(), false, false);
	}
}
