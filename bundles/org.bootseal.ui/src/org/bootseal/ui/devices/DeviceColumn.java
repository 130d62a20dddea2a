/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.devices;

import java.util.function.Function;
import java.util.stream.Collectors;

import org.bootseal.core.connection.UsbId;
import org.bootseal.core.device.Device;

/** The columns of the view, in their order. */
enum DeviceColumn {

	NAME(Messages.DeviceColumn_device, Device::name, 3),
	ALIASES(Messages.DeviceColumn_aliases, device -> String.join(", ", device.aliases()), 3), //$NON-NLS-1$
	ROM(Messages.DeviceColumn_rom, DeviceColumn::romIds, 3),
	FLASHLOADER(Messages.DeviceColumn_flashloader, device -> device.flashloaderId().toString(), 2),
	ENGINE(Messages.DeviceColumn_engine, Device::engine, 2);

	private final String title;
	private final Function<Device, String> text;
	private final int weight;

	DeviceColumn(String title, Function<Device, String> text, int weight) {
		this.title = title;
		this.text = text;
		this.weight = weight;
	}

	String title() {
		return title;
	}

	/** Share of the table's width. */
	int weight() {
		return weight;
	}

	String text(Device device) {
		return text.apply(device);
	}

	private static String romIds(Device device) {
		return device.romIds().stream().map(UsbId::toString).collect(Collectors.joining(", ")); //$NON-NLS-1$
	}
}
