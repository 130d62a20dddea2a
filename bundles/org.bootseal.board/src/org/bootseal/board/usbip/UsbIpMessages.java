/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.board.usbip;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

import org.bootseal.core.connection.FoundBoard;
import org.bootseal.core.connection.UsbId;

/** The messages of USB/IP, version 1.1.1, big-endian. Layout: Linux, Documentation/usb/usbip_protocol. */
final class UsbIpMessages {

	static final int VERSION = 0x0111;
	static final int REQUEST_LIST = 0x8005;
	static final int REQUEST_IMPORT = 0x8003;
	/** Bytes of a request before a board is imported: version, code, status. */
	static final int REQUEST_LENGTH = 8;
	static final int BUS_ID_LENGTH = 32;
	/** Bytes of each header after that. */
	static final int HEADER_LENGTH = 48;
	static final int SUBMIT = 1;
	static final int UNLINK = 2;

	/** Status of a refused import: in use, not there. */
	static final int BUSY = 2;
	static final int NOT_THERE = 4;

	/** As vhci_hcd and the messages have it. */
	static final int HIGH_SPEED = 3;

	/** Longest transfer that is accepted: usbfs takes no more at once from a program for such an endpoint. */
	private static final int LONGEST = 1 << 16;
	private static final int REPLY_LIST = 5;
	private static final int REPLY_IMPORT = 3;
	private static final int RETURN_SUBMIT = 3;
	private static final int RETURN_UNLINK = 4;
	private static final int PATH_LENGTH = 256;
	private static final int DEVICE_LENGTH = PATH_LENGTH + BUS_ID_LENGTH + 24;
	private static final int HID_CLASS = 3;
	private static final int BUS = 1;
	private static final int NOT_ISOCHRONOUS = -1;
	private static final int SHORT_NOT_OK = 1;
	private static final byte[] NO_BYTES = new byte[0];

	private UsbIpMessages() {
	}

	/** A message that no host sends. */
	static final class BadMessage extends Exception {

		private static final long serialVersionUID = 1L;

		BadMessage(String message) {
			super(message);
		}
	}

	/** What identifies a device to vhci_hcd: bus and device number. */
	static int deviceId(int number) {
		return BUS << 16 | number;
	}

	private static ByteBuffer reply(int code, int status, int length) {
		return ByteBuffer.allocate(REQUEST_LENGTH + length).putShort((short) VERSION).putShort((short) code)
				.putInt(status);
	}

	static ByteBuffer refused(int status) {
		return reply(REPLY_IMPORT, status, 0).flip();
	}

	static ByteBuffer imported(ServedBoard board, FoundBoard shown) {
		ByteBuffer reply = reply(REPLY_IMPORT, 0, DEVICE_LENGTH);
		putDevice(reply, board, shown);
		return reply.flip();
	}

	/** The header of a list of devices; each follows by {@link #listed}. */
	static ByteBuffer list(int count) {
		return reply(REPLY_LIST, 0, 4).putInt(count).flip();
	}

	static ByteBuffer listed(ServedBoard board, FoundBoard shown) {
		ByteBuffer entry = ByteBuffer.allocate(DEVICE_LENGTH + 4);
		putDevice(entry, board, shown);
		return entry.put((byte) HID_CLASS).put(new byte[3]).flip();
	}

	private static void putDevice(ByteBuffer into, ServedBoard board, FoundBoard shown) {
		putText(into, "/sys/devices/virtual/bootseal/usb" + BUS + "/" + board.busId(), PATH_LENGTH);
		putText(into, board.busId(), BUS_ID_LENGTH);
		UsbId id = shown.usbId().orElseThrow();
		into.putInt(BUS).putInt(board.deviceNumber()).putInt(HIGH_SPEED);
		into.putShort((short) id.vendor()).putShort((short) id.product())
				.putShort((short) Descriptors.of(shown).release());
		// class, subclass, protocol; the value of the configuration, how many there are, interfaces
		into.put(new byte[] { 0, 0, 0, 1, 1, 1 });
	}

	private static void putText(ByteBuffer into, String text, int length) {
		into.put(Arrays.copyOf(text.getBytes(StandardCharsets.US_ASCII), length));
	}

	/** The text of a field that zeros fill up. */
	static String text(ByteBuffer from, int length) {
		byte[] bytes = new byte[length];
		from.get(bytes);
		int end = 0;
		while (end < length && bytes[end] != 0) {
			end++;
		}
		return new String(bytes, 0, end, StandardCharsets.ISO_8859_1);
	}

	/**
	 * Takes a transfer out of a buffer that holds at least a header.
	 *
	 * @return the transfer; empty if its data have not come yet, and then the buffer is as before
	 * @throws BadMessage
	 *             if it can't be one
	 */
	static Optional<Urb> submit(ByteBuffer from, long frame) throws BadMessage {
		int at = from.position();
		boolean isIn = from.getInt(at + 12) != 0;
		int number = from.getInt(at + 16);
		int length = from.getInt(at + 24);
		int packets = from.getInt(at + 32);
		if (length < 0 || length > LONGEST) {
			throw new BadMessage("a transfer of " + (length & 0xFFFFFFFFL) + " bytes");
		}
		if (packets != 0 && packets != NOT_ISOCHRONOUS) {
			throw new BadMessage("an isochronous transfer");
		}
		if (number < 0 || number > 15) {
			throw new BadMessage("endpoint " + number);
		}
		int sent = isIn ? 0 : length;
		if (from.remaining() < HEADER_LENGTH + sent) {
			return Optional.empty();
		}
		int sequence = from.getInt(at + 4);
		boolean fullOnly = isIn && (from.getInt(at + 20) & SHORT_NOT_OK) != 0;
		byte[] setup = new byte[8];
		from.get(at + 40, setup);
		byte[] data = sent == 0 ? NO_BYTES : new byte[sent];
		from.position(at + HEADER_LENGTH);
		from.get(data);
		int endpoint = number == 0 || !isIn ? number : 0x80 | number;
		return Optional.of(new Urb(sequence, endpoint, isIn, length, setup, data, fullOnly, frame));
	}

	static ByteBuffer ended(Urb urb, int status, int actual, byte[] data) {
		ByteBuffer message = ByteBuffer.allocate(HEADER_LENGTH + data.length).putInt(RETURN_SUBMIT)
				.putInt(urb.sequence());
		return message.position(20).putInt(status).putInt(actual).position(HEADER_LENGTH).put(data).flip();
	}

	static ByteBuffer unlinked(int sequence, int status) {
		ByteBuffer message = ByteBuffer.allocate(HEADER_LENGTH).putInt(RETURN_UNLINK).putInt(sequence);
		return message.position(20).putInt(status).rewind();
	}
}
