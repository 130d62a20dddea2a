/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.device;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

import org.bootseal.core.BadInputException;

/**
 * The devices that Bootseal knows. The index, a plain text, lists names and aliases; a device's own resource is read
 * when it is asked for. To add a device is to add its resource and its line in the index.
 */
public final class DeviceCatalogue {

	private static final String INDEX = "devices.txt";
	private static final String PREFIX = "MIMX";

	/** Aliases by name. */
	private final Map<String, List<String>> index;

	private DeviceCatalogue(Map<String, List<String>> index) {
		this.index = index;
	}

	/** @return the catalogue that comes with Bootseal */
	public static DeviceCatalogue builtIn() {
		Map<String, List<String>> index = new TreeMap<>();
		try (InputStream stream = DeviceCatalogue.class.getResourceAsStream(INDEX);
				BufferedReader reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
			for (String line = reader.readLine(); line != null; line = reader.readLine()) {
				if (!line.isBlank() && !line.startsWith("#")) {
					List<String> names = new ArrayList<>(List.of(line.split(" ")));
					index.put(names.remove(0), names);
				}
			}
		} catch (IOException unreadable) {
			throw new IllegalStateException("the resource " + INDEX + " cannot be read", unreadable);
		}
		return new DeviceCatalogue(Collections.unmodifiableMap(index));
	}

	/**
	 * Reads a device's resource.
	 *
	 * @param nameOrAlias
	 *            for example "MIMXRT1020", "mimxrt1020", "RT1020" or "rt102x"
	 * @return the device
	 * @throws BadInputException
	 *             if no device has that name; the message names those that are known
	 */
	public Device find(String nameOrAlias) throws BadInputException {
		String wanted = shortName(nameOrAlias);
		for (Map.Entry<String, List<String>> device : index.entrySet()) {
			if (shortName(device.getKey()).equals(wanted) || device.getValue().contains(wanted)) {
				return DeviceReader.read(device.getKey(), device.getValue());
			}
		}
		throw new BadInputException(
				"there is no device \"" + nameOrAlias + "\"; known are " + String.join(", ", index.keySet()));
	}

	private static String shortName(String name) {
		String upper = name.strip().toUpperCase(Locale.ROOT);
		return upper.startsWith(PREFIX) ? upper.substring(PREFIX.length()) : upper;
	}

	/** @return the names of all devices, ascending */
	public List<String> names() {
		return List.copyOf(index.keySet());
	}
}
