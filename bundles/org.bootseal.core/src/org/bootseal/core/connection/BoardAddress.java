/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.connection;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which board is meant, as people write it in a provisioning file or on a command line. */
public sealed interface BoardAddress {

	/** The forms that an address can have, for messages. */
	String FORMS = "usb, usb:PLACE, uart:PORT, uart:tcp:HOST:PORT, virtual, or virtual:FILE";

	/** The highest port of TCP. */
	int MOST_TCP_PORT = 0xFFFF;

	/**
	 * A board on USB.
	 *
	 * @param place
	 *            its bus path without "usb:", for example "1-2.3", or its serial number; empty for the only board that
	 *            fits
	 */
	record Usb(Optional<String> place) implements BoardAddress {

		@Override
		public String toString() {
			return "usb" + place.map(":"::concat).orElse("");
		}
	}

	/**
	 * A board on a serial line.
	 *
	 * @param port
	 *            name of the port as the system has it, for example "/dev/ttyUSB0" or "COM3"; "tcp:HOST:PORT" for a
	 *            line that a network carries
	 * @param baudRate
	 *            bits a second, more than 0
	 */
	record Uart(String port, int baudRate) implements BoardAddress {

		/** The speed of an address that names none: what the ROMs start with. */
		public static final int DEFAULT_BAUD_RATE = 115_200;

		/** What the name of a line that a network carries begins with. */
		public static final String TCP = "tcp:";

		@Override
		public String toString() {
			return "uart:" + port + (baudRate == DEFAULT_BAUD_RATE ? "" : "," + baudRate);
		}
	}

	/**
	 * A virtual board.
	 *
	 * @param file
	 *            the file that keeps it; empty for the default one
	 */
	record Virtual(Optional<String> file) implements BoardAddress {

		@Override
		public String toString() {
			return "virtual" + file.map(":"::concat).orElse("");
		}
	}

	/**
	 * Reads an address.
	 *
	 * @param text
	 *            for example "usb", "usb:1-2.3", "uart:/dev/ttyUSB0", "uart:COM3,57600", "virtual" or
	 *            "virtual:board.json"
	 * @return the address; empty if the text is none
	 */
	static Optional<BoardAddress> parse(String text) {
		int colon = text.indexOf(':');
		String kind = colon < 0 ? text : text.substring(0, colon);
		Optional<String> rest = colon < 0 ? Optional.empty() : Optional.of(text.substring(colon + 1));
		if (rest.isPresent() && rest.get().isBlank()) {
			return Optional.empty();
		}
		return switch (kind) {
		case "usb" -> Optional.of(new Usb(rest));
		case "virtual" -> Optional.of(new Virtual(rest));
		case "uart" -> rest.flatMap(BoardAddress::uart);
		default -> Optional.empty();
		};
	}

	/** A line that a network carries has a host, and a port of 1 to 65535. */
	private static boolean isPort(String name) {
		if (!name.startsWith(Uart.TCP)) {
			return true;
		}
		Matcher place = Pattern.compile(".+:([0-9]{1,5})").matcher(name.substring(Uart.TCP.length()));
		return place.matches() && Integer.parseInt(place.group(1)) >= 1
				&& Integer.parseInt(place.group(1)) <= MOST_TCP_PORT;
	}

	private static Optional<BoardAddress> uart(String text) {
		Matcher parts = Pattern.compile("(.+?)(?:,([1-9][0-9]{0,8}))?").matcher(text);
		if (!parts.matches() || parts.group(1).endsWith(",")) {
			return Optional.empty();
		}
		int baudRate = parts.group(2) == null ? Uart.DEFAULT_BAUD_RATE : Integer.parseInt(parts.group(2));
		return isPort(parts.group(1)) ? Optional.of(new Uart(parts.group(1), baudRate)) : Optional.empty();
	}
}
