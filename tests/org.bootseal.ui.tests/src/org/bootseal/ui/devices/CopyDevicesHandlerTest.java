/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.devices;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;

import org.bootseal.core.BadInputException;
import org.bootseal.core.device.Device;
import org.bootseal.core.device.DeviceCatalogue;
import org.junit.jupiter.api.Test;

class CopyDevicesHandlerTest {

	@Test
	void oneLineADeviceWithTabs() throws BadInputException {
		Device device = DeviceCatalogue.builtIn().find("MIMXRT1020");
		String text = CopyDevicesHandler.text(List.of(device, device));
		String[] lines = text.split("\n");
		assertEquals(2, lines.length);
		String[] cells = lines[0].split("\t");
		assertEquals(DeviceColumn.values().length, cells.length);
		assertEquals("MIMXRT1020", cells[DeviceColumn.NAME.ordinal()]);
		assertEquals("DCP", cells[DeviceColumn.ENGINE.ordinal()]);
	}
}
