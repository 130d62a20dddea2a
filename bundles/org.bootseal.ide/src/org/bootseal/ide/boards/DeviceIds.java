/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ide.boards;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.bootseal.core.BadInputException;
import org.bootseal.core.connection.UsbId;
import org.bootseal.core.device.Device;
import org.bootseal.core.device.DeviceCatalogue;

/** Which processors may stand behind a USB id: several share one. Immutable. */
final class DeviceIds {

	private final Map<UsbId, List<String>> names;

	private DeviceIds(Map<UsbId, List<String>> names) {
		this.names = names;
	}

	/** Reads the resources of all devices, so it is for jobs. */
	static DeviceIds of(DeviceCatalogue catalogue) throws BadInputException {
		Map<UsbId, List<String>> names = new HashMap<>();
		for (String name : catalogue.names()) {
			Device device = catalogue.find(name);
			device.romIds().forEach(id -> names.computeIfAbsent(id, unused -> new ArrayList<>()).add(name));
			names.computeIfAbsent(device.flashloaderId(), unused -> new ArrayList<>()).add(name);
		}
		names.replaceAll((id, devices) -> List.copyOf(devices));
		return new DeviceIds(Map.copyOf(names));
	}

	/** Returns the names, ascending; empty if nobody has the id. */
	List<String> names(UsbId id) {
		return names.getOrDefault(id, List.of());
	}
}
