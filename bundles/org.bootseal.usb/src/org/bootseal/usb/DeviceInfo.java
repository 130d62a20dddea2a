/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.usb;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

import org.bootseal.core.connection.UsbId;

/**
 * What is known of a device on the bus without talking to it.
 *
 * @param id
 *            its ids
 * @param bus
 *            number of the bus
 * @param address
 *            its address there, another one each time that it enumerates
 * @param ports
 *            the ports from the root hub to it; empty for a root hub and where the system doesn't tell
 * @param productString
 *            index of the string descriptor with its product name; 0 if it has none
 * @param serialString
 *            index of the string descriptor with its serial number; 0 if it has none
 */
record DeviceInfo(UsbId id, int bus, int address, List<Integer> ports, int productString, int serialString) {

	/** By place, so that a list of boards keeps its order. */
	static final Comparator<DeviceInfo> BY_PLACE = Comparator.comparingInt(DeviceInfo::bus)
			.thenComparing(DeviceInfo::ports, DeviceInfo::compare).thenComparingInt(DeviceInfo::address);

	DeviceInfo {
		ports = List.copyOf(ports);
	}

	private static int compare(List<Integer> one, List<Integer> other) {
		for (int i = 0; i < Math.min(one.size(), other.size()); i++) {
			int difference = one.get(i) - other.get(i);
			if (difference != 0) {
				return difference;
			}
		}
		return one.size() - other.size();
	}

	/** Where it is plugged in, as Linux names it: "1-2.3" is port 3 of a hub at port 2 of bus 1. */
	String place() {
		return bus + "-" + ports.stream().map(String::valueOf).collect(Collectors.joining("."));
	}

	/** The same as the path of a board. */
	String path() {
		return "usb:" + place();
	}
}
