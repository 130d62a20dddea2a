/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.usb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;

import org.bootseal.core.BadInputException;
import org.bootseal.core.connection.BoardMode;
import org.bootseal.core.connection.UsbId;
import org.bootseal.core.device.Device;
import org.bootseal.core.device.DeviceCatalogue;

import org.junit.jupiter.api.Test;

class KnownIdsTest {

	private final KnownIds ids;

	KnownIdsTest() throws BadInputException {
		ids = KnownIds.of(DeviceCatalogue.builtIn());
	}

	@Test
	void allIdsOfAllDevicesAreKnown() throws BadInputException {
		DeviceCatalogue catalogue = DeviceCatalogue.builtIn();
		for (String name : catalogue.names()) {
			Device device = catalogue.find(name);
			assertTrue(ids.all().containsAll(device.romIds()), name);
			assertTrue(ids.all().contains(device.flashloaderId()), name);
		}
	}

	@Test
	void romsAndFlashloadersAreToldApart() {
		assertEquals(Optional.of(BoardMode.ROM), ids.mode(new UsbId(0x1FC9, 0x0130)));
		assertEquals(Optional.of(BoardMode.MBOOT_ROM), ids.mode(new UsbId(0x1FC9, 0x013D)));
		assertEquals(Optional.of(BoardMode.FLASHLOADER), ids.mode(new UsbId(0x15A2, 0x0073)));
		assertEquals(Optional.empty(), ids.mode(new UsbId(0x1D6B, 0x0002)));
	}
}
