/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;

import org.bootseal.core.connection.BoardAddress.Uart;
import org.bootseal.core.connection.BoardAddress.Usb;
import org.bootseal.core.connection.BoardAddress.Virtual;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BoardAddressTest {

	@Test
	void partsAreTold() {
		assertEquals(Optional.of(new Usb(Optional.of("1-2.3"))), BoardAddress.parse("usb:1-2.3"));
		assertEquals(Optional.of(new Uart("/dev/ttyUSB0", 115_200)), BoardAddress.parse("uart:/dev/ttyUSB0"));
		assertEquals(Optional.of(new Uart("COM3", 57_600)), BoardAddress.parse("uart:COM3,57600"));
		assertEquals(Optional.of(new Uart("tcp:127.0.0.1:4000", 115_200)),
				BoardAddress.parse("uart:tcp:127.0.0.1:4000"));
		assertEquals(Optional.of(new Virtual(Optional.of("C:\\a,b.json"))), BoardAddress.parse("virtual:C:\\a,b.json"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "usb", "usb:1-2", "uart:COM3", "uart:/dev/ttyACM0,57600", "uart:a,b", "virtual",
			"virtual:board.json" })
	void textsSurviveARoundTrip(String text) {
		assertEquals(text, BoardAddress.parse(text).orElseThrow().toString());
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "usb:", "USB", "serial", "uart", "uart:", "uart:COM3,", "virtual:", "virtual: ",
			"usb1-2", "uart:tcp:host", "uart:tcp::4000", "uart:tcp:host:0", "uart:tcp:host:65536", "uart:tcp:host:x" })
	void othersAreNone(String text) {
		assertEquals(Optional.empty(), BoardAddress.parse(text));
	}
}
