/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ide.boards;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import org.bootseal.core.BadInputException;
import org.bootseal.core.connection.BusListener;
import org.bootseal.core.connection.ConnectionException;
import org.bootseal.core.device.DeviceCatalogue;
import org.bootseal.usb.KnownIds;
import org.bootseal.usb.UsbBoards;
import org.osgi.framework.FrameworkUtil;

import org.junit.jupiter.api.Test;

/** The native library lies in a fragment of the bundle whose loader looks for it: that works in OSGi or not at all. */
class UsbInEquinoxTest {

	@Test
	void libusbIsLoadedAndListsTheBus() throws BadInputException, ConnectionException {
		assertEquals("org.bootseal.usb", FrameworkUtil.getBundle(UsbBoards.class).getSymbolicName());
		try (UsbBoards boards = new UsbBoards(KnownIds.of(DeviceCatalogue.builtIn()))) {
			assertNotNull(boards.find());
			try (BusListener.Registration registration = boards.listen(() -> {
				// nothing is expected to change
			})) {
				assertNotNull(registration);
			}
		}
	}
}
