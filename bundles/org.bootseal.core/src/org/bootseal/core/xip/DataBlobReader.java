/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.xip;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.bootseal.core.BadInputException;
import org.bootseal.core.config.YamlMap;
import org.bootseal.core.config.YamlValue;
import org.bootseal.core.firmware.Firmware;

/** Reads the list {@code data_blobs} of configurations of SPSDK: files with the addresses where they belong. */
public final class DataBlobReader {

	private static final long U32_MAX = 0xFFFF_FFFFL;

	private DataBlobReader() {
		// functions only
	}

	/**
	 * @param top
	 *            the top mapping of a configuration
	 * @param warnings
	 *            gets a sentence for each file that does not lie where it says itself
	 * @return the data in the order of the file, which don't overlap; empty if the key is missing
	 * @throws BadInputException
	 *             if something in the list is wrong, as an error with its place
	 * @throws IOException
	 *             if a file can't be read
	 */
	public static List<DataBlob> read(YamlMap top, List<String> warnings) throws BadInputException, IOException {
		List<DataBlob> blobs = new ArrayList<>();
		Optional<YamlValue> list = top.optional("data_blobs");
		if (list.isEmpty()) {
			return blobs;
		}
		for (YamlValue element : list.get().elements()) {
			blobs.add(blob(element.map().allowing("data", "address"), warnings));
		}
		Optional<String> overlap = AddressRange.overlap(blobs.stream().map(DataBlob::range).toList());
		if (overlap.isPresent()) {
			throw list.get().problem("the data " + overlap.get());
		}
		return blobs;
	}

	private static DataBlob blob(YamlMap map, List<String> warnings) throws BadInputException, IOException {
		YamlValue node = map.required("data", "a file");
		Firmware firmware;
		byte[] bytes;
		try {
			firmware = Firmware.open(node.existingFile("the data to encrypt"));
			bytes = firmware.flatten();
		} catch (BadInputException e) {
			throw node.because(e);
		}
		Optional<YamlValue> address = map.optional("address");
		if (address.isEmpty() && !firmware.hasAddresses()) {
			map.required("address", "where the data belong, since the file does not say");
		}
		long start = address.isPresent() ? address.get().number(0, U32_MAX) : firmware.start();
		if (firmware.hasAddresses() && start != firmware.start()) {
			warnings.add(String.format(Locale.ROOT, "%s: the file says that it belongs to 0x%08X, it goes to 0x%08X",
					address.get().place(), firmware.start(), start));
		}
		try {
			AddressRange.of("data", start, bytes.length);
		} catch (BadInputException e) {
			throw map.value().because(e);
		}
		return new DataBlob(start, bytes);
	}
}
