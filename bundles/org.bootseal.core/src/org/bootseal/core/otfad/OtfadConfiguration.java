/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.otfad;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.bootseal.core.BadInputException;
import org.bootseal.core.device.Device;
import org.bootseal.core.firmware.FirmwareFormat;
import org.bootseal.core.xip.DataBlob;
import org.bootseal.core.xip.Secret;

/**
 * A configuration of SPSDK's "nxpimage otfad export", read and checked, with its keys. Wiped by {@link #close()}.
 *
 * @param device
 *            the part
 * @param kek
 *            16 bytes: the key encryption key
 * @param scramble
 *            how the KEK is changed for each context; empty if it is not
 * @param table
 *            the contexts
 * @param tableAddress
 *            where the key blob stands
 * @param data
 *            the plain data, in the order of the file; may be empty
 * @param dataStart
 *            the lowest address of data or contexts
 * @param alignment
 *            the length of the encrypted data becomes a multiple of this
 * @param instance
 *            which OTFAD gets the key, 1 or 2
 * @param outputs
 *            where the results go
 * @param warnings
 *            what the user should know, one sentence each
 */
public record OtfadConfiguration(Device device, Secret kek, Optional<KeyScramble> scramble, OtfadTable table,
		long tableAddress, List<DataBlob> data, long dataStart, long alignment, int instance, Outputs outputs,
		List<String> warnings) implements AutoCloseable {

	/** Copies the lists. */
	public OtfadConfiguration {
		data = List.copyOf(data);
		warnings = List.copyOf(warnings);
	}

	/**
	 * Where the results go. A name that is empty means that this result is not wanted.
	 *
	 * @param folder
	 *            where the files go
	 * @param format
	 *            of the files
	 * @param image
	 *            name of the whole image, without the ending
	 * @param keyBlob
	 *            name of the key blob, without the ending
	 * @param data
	 *            name of the encrypted data, without the ending
	 */
	public record Outputs(Path folder, FirmwareFormat format, String image, String keyBlob, String data) {
	}

	/**
	 * Reads a configuration and all files that it names.
	 *
	 * @param file
	 *            the configuration, YAML or JSON
	 * @return the configuration
	 * @throws BadInputException
	 *             if something in it is wrong; the message says where
	 * @throws IOException
	 *             if reading fails
	 */
	public static OtfadConfiguration read(Path file) throws BadInputException, IOException {
		return new OtfadConfigurationReader(file).read();
	}

	/** Wipes the keys. */
	@Override
	public void close() {
		kek.close();
		table.close();
	}

	/** @return device and contexts, nothing secret */
	@Override
	public String toString() {
		return "OTFAD of " + device + ": " + table;
	}
}
