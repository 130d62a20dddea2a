/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.bee;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;

import org.bootseal.core.BadInputException;
import org.bootseal.core.device.Device;
import org.bootseal.core.xip.DataBlob;

/**
 * A configuration of SPSDK's "nxpimage bee export", read and checked, with its keys. Wiped by {@link #close()}.
 *
 * @param file
 *            the configuration
 * @param device
 *            the part
 * @param encryption
 *            the engines
 * @param data
 *            the plain data, in the order of the file; may be empty
 * @param output
 *            folder that gets the results
 * @param imageName
 *            name of the encrypted image without ".bin"
 * @param headerName
 *            name of the headers without the number of the engine and ".bin"
 * @param warnings
 *            what the user should know, one sentence each
 */
public record BeeConfiguration(Path file, Device device, BeeEncryption encryption, List<DataBlob> data, Path output,
		String imageName, String headerName, List<String> warnings) implements AutoCloseable {

	/** Copies the lists. */
	public BeeConfiguration {
		data = List.copyOf(data);
		warnings = List.copyOf(warnings);
	}

	/**
	 * Reads a configuration and all files that it names.
	 *
	 * @param file
	 *            the configuration, YAML or JSON
	 * @param random
	 *            for keys that it does not give
	 * @return the configuration
	 * @throws BadInputException
	 *             if something in it is wrong; the message says where
	 * @throws IOException
	 *             if reading fails
	 */
	public static BeeConfiguration read(Path file, SecureRandom random) throws BadInputException, IOException {
		return new BeeConfigurationReader(file, random).read();
	}

	/** Wipes the keys. */
	@Override
	public void close() {
		encryption.close();
	}
}
