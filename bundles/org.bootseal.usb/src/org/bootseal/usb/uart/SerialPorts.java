/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.usb.uart;

import java.util.Arrays;
import java.util.List;

import org.bootseal.core.connection.ConnectionException;

import com.fazecast.jSerialComm.SerialPort;

/** The serial ports of this computer, for the user to choose from. None is opened. */
public final class SerialPorts {

	/**
	 * A serial port.
	 *
	 * @param name
	 *            what an address has after "uart:", for example "/dev/ttyUSB0" or "COM3"
	 * @param description
	 *            what the system says of it, or empty
	 */
	public record Port(String name, String description) {
	}

	private SerialPorts() {
		// functions only
	}

	/**
	 * @return the ports that are there now
	 * @throws ConnectionException
	 *             UNAVAILABLE if this computer has no native part for it
	 */
	public static List<Port> all() throws ConnectionException {
		try {
			return Arrays.stream(SerialPort.getCommPorts())
					.map(port -> new Port(port.getSystemPortPath(), port.getDescriptivePortName())).toList();
		} catch (LinkageError e) {
			throw PortLine.unavailable(e);
		}
	}
}
