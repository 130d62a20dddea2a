/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.board.usbip;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A host that speaks USB/IP, made by hand from its description, so that the server is not tested with its own code. */
final class UsbIpHost implements AutoCloseable {

	static final int IN = 0x81;
	static final int OUT = 2;
	static final int LIMIT_MILLIS = 10_000;

	/** What the server says of a device. */
	record Entry(String path, String busId, int device, int speed, int vendor, int product, int release, byte[] rest) {
	}

	/** The end of a transfer, or of the taking back of one. */
	record Ended(boolean isUnlink, int sequence, int status, byte[] data, int actual) {
	}

	private final Socket socket;
	private final InputStream in;
	private final OutputStream out;
	private final Set<Integer> reading = new HashSet<>();
	private final List<Ended> early = new ArrayList<>();
	private byte[] received = new byte[0];
	private int sequence;

	UsbIpHost(int port) throws IOException {
		socket = new Socket(InetAddress.getLoopbackAddress(), port);
		socket.setTcpNoDelay(true);
		in = socket.getInputStream();
		out = socket.getOutputStream();
	}

	/** A host that has a device; fails if the server refuses. */
	static UsbIpHost of(int port, String busId) throws IOException {
		UsbIpHost host = new UsbIpHost(port);
		int status = host.take(busId);
		if (status != 0) {
			host.close();
			throw new IOException("import refused: " + status);
		}
		return host;
	}

	/** The devices of a server. */
	static List<Entry> list(int port) throws IOException {
		try (UsbIpHost host = new UsbIpHost(port)) {
			host.send(ByteBuffer.allocate(8).putShort((short) 0x0111).putShort((short) 0x8005).array());
			ByteBuffer head = ByteBuffer.wrap(host.exactly(12));
			if (head.getInt(0) != 0x01110005 || head.getInt(4) != 0) {
				throw new IOException("no list");
			}
			List<Entry> entries = new ArrayList<>();
			for (int i = head.getInt(8); i > 0; i--) {
				entries.add(entry(host.exactly(316)));
			}
			return entries;
		}
	}

	private static Entry entry(byte[] bytes) {
		ByteBuffer from = ByteBuffer.wrap(bytes);
		return new Entry(text(bytes, 0, 256), text(bytes, 256, 32), from.getInt(288) << 16 | from.getInt(292),
				from.getInt(296), from.getShort(300) & 0xFFFF, from.getShort(302) & 0xFFFF, from.getShort(304),
				Arrays.copyOfRange(bytes, 306, bytes.length));
	}

	private static String text(byte[] bytes, int at, int length) {
		return new String(bytes, at, length, StandardCharsets.US_ASCII).replaceAll("\0.*", "");
	}

	/** Imports a device; gives the status. */
	int take(String busId) throws IOException {
		ByteBuffer request = ByteBuffer.allocate(40).putShort((short) 0x0111).putShort((short) 0x8003).putInt(0);
		send(request.put(busId.getBytes(StandardCharsets.US_ASCII)).array());
		ByteBuffer head = ByteBuffer.wrap(exactly(8));
		if (head.getInt(0) != 0x01110003) {
			throw new IOException("not the answer to an import");
		}
		if (head.getInt(4) == 0) {
			exactly(312);
		}
		return head.getInt(4);
	}

	void send(byte[] bytes) throws IOException {
		out.write(bytes);
		out.flush();
	}

	private byte[] exactly(int length) throws IOException {
		socket.setSoTimeout(LIMIT_MILLIS);
		while (received.length < length) {
			fill();
		}
		byte[] taken = Arrays.copyOf(received, length);
		received = Arrays.copyOfRange(received, length, received.length);
		return taken;
	}

	private void fill() throws IOException {
		byte[] more = new byte[1 << 16];
		int count = in.read(more);
		if (count < 0) {
			throw new EOFException("the server has ended the connection");
		}
		byte[] all = Arrays.copyOf(received, received.length + count);
		System.arraycopy(more, 0, all, received.length, count);
		received = all;
	}

	private static ByteBuffer header(int command, int sequence, boolean isIn, int endpoint) {
		return ByteBuffer.allocate(48).putInt(command).putInt(sequence).putInt(0x10002).putInt(isIn ? 1 : 0)
				.putInt(endpoint & 0x7F);
	}

	/** Begins a transfer; gives its number. */
	int submit(int endpoint, boolean isIn, int length, byte[] setup, byte[] data) throws IOException {
		int number = ++sequence;
		ByteBuffer header = header(1, number, isIn, endpoint).putInt(0).putInt(length).putInt(0).putInt(-1).putInt(1)
				.put(setup);
		byte[] message = Arrays.copyOf(header.array(), 48 + data.length);
		System.arraycopy(data, 0, message, 48, data.length);
		if (isIn) {
			reading.add(number);
		}
		send(message);
		return number;
	}

	int submitIn(int length) throws IOException {
		return submit(IN, true, length, new byte[8], new byte[0]);
	}

	int submitOut(byte[] report) throws IOException {
		return submit(OUT, false, report.length, new byte[8], report);
	}

	/** SET_REPORT of an output report. */
	int submitReport(byte[] report) throws IOException {
		byte[] setup = setup(0x21, 9, 0x200 | (report.length > 0 ? report[0] : 0), 0, report.length);
		return submit(0, false, report.length, setup, report);
	}

	/** Takes a transfer back; gives the number of this. */
	int unlink(int number) throws IOException {
		int own = ++sequence;
		send(header(2, own, false, 0).putInt(number).array());
		return own;
	}

	/** The next that ends. */
	Ended next() throws IOException {
		return early.isEmpty() ? receive(LIMIT_MILLIS) : early.remove(0);
	}

	/** What ends in a time; empty if nothing does. */
	Optional<Ended> next(int millis) throws IOException {
		try {
			return Optional.of(early.isEmpty() ? receive(Math.max(1, millis)) : early.remove(0));
		} catch (SocketTimeoutException e) {
			return Optional.empty();
		}
	}

	/** The end of one transfer; others are kept. */
	Optional<Ended> ended(int number, int millis) throws IOException {
		for (Ended each : early) {
			if (each.sequence() == number) {
				early.remove(each);
				return Optional.of(each);
			}
		}
		long end = System.nanoTime() + millis * 1_000_000L;
		try {
			while (true) {
				Ended each = receive((int) Math.max(1, (end - System.nanoTime()) / 1_000_000));
				if (each.sequence() == number) {
					return Optional.of(each);
				}
				early.add(each);
			}
		} catch (SocketTimeoutException e) {
			return Optional.empty();
		}
	}

	Ended ended(int number) throws IOException {
		return ended(number, LIMIT_MILLIS).orElseThrow(() -> new AssertionError("transfer " + number + " did not end"));
	}

	private Ended receive(int millis) throws IOException {
		while (received.length < 48 || received.length < 48 + dataLength()) {
			socket.setSoTimeout(millis);
			fill();
		}
		ByteBuffer head = ByteBuffer.wrap(exactly(48));
		int command = head.getInt(0);
		int number = head.getInt(4);
		if (command == 4) {
			return new Ended(true, number, head.getInt(20), new byte[0], 0);
		}
		if (command != 3) {
			throw new AssertionError("message " + command);
		}
		byte[] data = reading.remove(number) ? exactly(head.getInt(24)) : new byte[0];
		return new Ended(false, number, head.getInt(20), data, head.getInt(24));
	}

	private int dataLength() {
		ByteBuffer head = ByteBuffer.wrap(received);
		return head.getInt(0) == 3 && reading.contains(head.getInt(4)) ? head.getInt(24) : 0;
	}

	static byte[] setup(int type, int request, int value, int index, int length) {
		return new byte[] { (byte) type, (byte) request, (byte) value, (byte) (value >> 8), (byte) index,
				(byte) (index >> 8), (byte) length, (byte) (length >> 8) };
	}

	/** A request on the control pipe; without data to the device. */
	Ended control(int type, int request, int value, int index, int length) throws IOException {
		boolean isIn = (type & 0x80) != 0;
		return ended(submit(0, isIn, isIn ? length : 0, setup(type, request, value, index, length), new byte[0]));
	}

	byte[] descriptor(int type, int index) throws IOException {
		return control(type >= 0x21 ? 0x81 : 0x80, 6, type << 8 | index, 0, 4096).data();
	}

	String string(int index) throws IOException {
		byte[] bytes = control(0x80, 6, 0x300 | index, 0x409, 255).data();
		return new String(bytes, 2, bytes[0] - 2, StandardCharsets.UTF_16LE);
	}

	/** Ends the connection without a word. */
	@Override
	public void close() throws IOException {
		socket.close();
	}
}
