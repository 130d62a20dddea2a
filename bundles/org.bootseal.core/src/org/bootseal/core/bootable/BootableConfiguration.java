/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.bootable;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

import org.bootseal.core.BadInputException;
import org.bootseal.core.firmware.FirmwareFormat;
import org.bootseal.core.keys.PasswordSource;

/**
 * A configuration of SPSDK's "nxpimage bootable-image merge", with all that it names. The key {@code bootseal} holds
 * what that tool does not know: {@code second_image} with {@code offset} and {@code hab_container}.
 *
 * @param image
 *            the image
 * @param output
 *            file that gets the image; empty if the configuration does not say
 * @param format
 *            of that file; empty if the configuration does not say
 * @param warnings
 *            what the user should know, one sentence each
 */
public record BootableConfiguration(FlashImage image, Optional<Path> output, Optional<FirmwareFormat> format,
		List<String> warnings) {

	/** Copies the list. */
	public BootableConfiguration {
		warnings = List.copyOf(warnings);
	}

	/**
	 * Reads a configuration and builds what it names by configurations of their own.
	 *
	 * @param file
	 *            the configuration, YAML or JSON
	 * @param passwords
	 *            asked for keys of signed containers that are built
	 * @param clock
	 *            the time of their signatures
	 * @return the image
	 * @throws BadInputException
	 *             if something in it is wrong; the message says where
	 * @throws IOException
	 *             if reading fails
	 */
	public static BootableConfiguration read(Path file, PasswordSource passwords, Clock clock)
			throws BadInputException, IOException {
		return new BootableConfigurationReader(file, passwords, clock).read();
	}
}
