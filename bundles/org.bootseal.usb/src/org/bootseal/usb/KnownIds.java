/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.usb;

import java.util.Collections;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

import org.bootseal.core.BadInputException;
import org.bootseal.core.connection.BoardMode;
import org.bootseal.core.connection.UsbId;
import org.bootseal.core.device.Device;
import org.bootseal.core.device.DeviceCatalogue;

/** The USB ids that boards show, and what answers behind each. Immutable. */
public final class KnownIds {

	private final Map<UsbId, BoardMode> modes;

	private KnownIds(Map<UsbId, BoardMode> modes) {
		this.modes = modes;
	}

	/**
	 * @param catalogue
	 *            the devices that are known
	 * @return the ids of their ROMs and flashloaders
	 * @throws BadInputException
	 *             if the resource of a device can't be read
	 */
	public static KnownIds of(DeviceCatalogue catalogue) throws BadInputException {
		Map<UsbId, BoardMode> modes = new TreeMap<>(
				Comparator.comparingInt(UsbId::vendor).thenComparingInt(UsbId::product));
		for (String name : catalogue.names()) {
			Device device = catalogue.find(name);
			device.romIds().forEach(id -> modes.put(id, device.romProtocol().mode()));
			modes.put(device.flashloaderId(), BoardMode.FLASHLOADER);
		}
		return new KnownIds(Collections.unmodifiableMap(modes));
	}

	/** @return the ids, ascending */
	public Set<UsbId> all() {
		return modes.keySet();
	}

	/**
	 * @param id
	 *            any id
	 * @return what answers behind it; empty if it is none of a board
	 */
	public Optional<BoardMode> mode(UsbId id) {
		return Optional.ofNullable(modes.get(id));
	}
}
