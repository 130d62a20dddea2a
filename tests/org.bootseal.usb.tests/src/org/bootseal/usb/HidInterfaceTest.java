/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.usb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HexFormat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.bootseal.core.connection.ConnectionException;
import org.bootseal.core.connection.ConnectionException.Reason;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HidInterfaceTest {

	@Test
	void theRomHasNoEndpointForOutput() throws ConnectionException {
		assertEquals(new HidInterface(0, 0x81, 64, 0, 0, 76),
				HidInterface.of("x", Descriptors.configuration(false, 76)));
	}

	@Test
	void theFlashloaderHasOne() throws ConnectionException {
		assertEquals(new HidInterface(0, 0x81, 64, 0x02, 64, 0x14C),
				HidInterface.of("x", Descriptors.configuration(true, 0x14C)));
	}

	@Test
	void otherInterfacesBeforeItArePassedOver() throws ConnectionException {
		byte[] storage = HexFormat.of().parseHex("0904000002080650000705810240000007050202400000");
		byte[] hid = Descriptors.configuration(true, 76);
		byte[] both = Arrays.copyOf(storage, storage.length + hid.length);
		System.arraycopy(hid, 0, both, storage.length, hid.length);
		both[storage.length + 9 + 2] = 1;
		assertEquals(new HidInterface(1, 0x81, 64, 0x02, 64, 76), HidInterface.of("x", both));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "00", "0904", "090200000101", "09040000010300000001", "090400000108060000",
			"0904000001030000000921000100012200000705810340000A" })
	void whatIsNoHidInterfaceIsTold(String hex) {
		ConnectionException failure = assertThrows(ConnectionException.class,
				() -> HidInterface.of("usb:1-1", HexFormat.of().parseHex(hex)));
		assertEquals(Reason.GARBLED, failure.reason());
		assertTrue(failure.getMessage().startsWith("usb:1-1: its configuration has "), failure.getMessage());
	}

	@Property
	void anyBytesGiveAnInterfaceOrAreGarbled(@ForAll byte[] bytes) {
		try {
			HidInterface hid = HidInterface.of("x", bytes);
			assertTrue(hid.inPacket() > 0 && (hid.in() & 0x80) != 0 && hid.reportDescriptorLength() > 0);
			assertTrue(hid.out() == 0 || hid.outPacket() > 0);
		} catch (ConnectionException e) {
			assertEquals(Reason.GARBLED, e.reason());
		}
	}

	@Property
	void aDamagedConfigurationGivesAnInterfaceOrIsGarbled(@ForAll int at, @ForAll byte value) {
		byte[] bytes = Descriptors.configuration(true, 76);
		bytes[Math.floorMod(at, bytes.length)] = value;
		anyBytesGiveAnInterfaceOrAreGarbled(bytes);
	}
}
