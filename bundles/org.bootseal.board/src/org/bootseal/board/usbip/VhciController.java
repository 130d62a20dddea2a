/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.board.usbip;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;

import org.bootseal.core.connection.ConnectionException;
import org.bootseal.core.connection.ConnectionException.Reason;

/**
 * Linux's USB host controller without hardware. It takes one end of a connected stream socket, of any kind, and talks
 * USB/IP on it. Files and their content: Linux, drivers/usb/usbip/vhci_sysfs.c.
 */
final class VhciController {

	private static final String CONTROLLER = "devices/platform/vhci_hcd.0";
	/** Of a line of the file "status": the hub's speed, port, state. */
	private static final String HIGH_SPEED_HUB = "hs";
	private static final int FREE = 4;

	private final Path controller;
	private final Path process;

	/**
	 * @param system
	 *            where sysfs is mounted
	 * @param process
	 *            this process in procfs
	 * @throws ConnectionException
	 *             if there is no such controller, or this user may not use it
	 */
	VhciController(Path system, Path process) throws ConnectionException {
		this.controller = system.resolve(CONTROLLER);
		this.process = process;
		if (!Files.isDirectory(controller)) {
			throw new ConnectionException(Reason.UNAVAILABLE,
					"There is no USB host controller for virtual devices here",
					"On Linux, load it as root: modprobe vhci-hcd");
		}
		if (!Files.isWritable(controller.resolve("attach"))) {
			throw new ConnectionException(Reason.NO_PERMISSION, "Only root may attach virtual USB devices",
					"Run as root, or have root attach the board: usbip attach -r 127.0.0.1 -b 1-1");
		}
	}

	/** @return that of this system */
	static VhciController ofSystem() throws ConnectionException {
		return new VhciController(Path.of("/sys"), Path.of("/proc/self"));
	}

	/** The ports for high-speed devices where nothing is plugged in. */
	List<Integer> freePorts() throws IOException {
		List<Integer> free = new ArrayList<>();
		for (String line : Files.readAllLines(controller.resolve("status"), StandardCharsets.US_ASCII)) {
			String[] fields = line.strip().split("\\s+");
			if (fields.length > 2 && fields[0].equals(HIGH_SPEED_HUB) && fields[1].matches("\\d{1,5}")
					&& fields[2].matches("\\d{1,5}") && Integer.parseInt(fields[2]) == FREE) {
				free.add(Integer.parseInt(fields[1]));
			}
		}
		return free;
	}

	/**
	 * Plugs a device in.
	 *
	 * @param port
	 *            a free port
	 * @param deviceId
	 *            its bus and device number at the server
	 * @return this end of the connection; the caller owns it
	 * @throws IOException
	 *             if the kernel refuses
	 */
	SocketChannel attach(int port, int deviceId) throws IOException {
		try (ServerSocketChannel meeting = ServerSocketChannel.open()) {
			meeting.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1);
			try (SocketChannel handed = SocketChannel.open(meeting.getLocalAddress())) {
				// else the kernel's end waits some 40 ms before it sends a short message behind another
				handed.setOption(StandardSocketOptions.TCP_NODELAY, true);
				SocketChannel kept = meeting.accept();
				try {
					if (!handed.getLocalAddress().equals(kept.getRemoteAddress())) {
						throw new IOException("another program came between while the board was attached");
					}
					OptionalInt descriptor = descriptor(handed);
					if (descriptor.isEmpty()) {
						throw new IOException("the socket for the USB host controller was not found in /proc");
					}
					write(String.format(Locale.ROOT, "%d %d %d %d", port, descriptor.getAsInt(), deviceId,
							UsbIpMessages.HIGH_SPEED));
				} catch (IOException e) {
					kept.close();
					throw e;
				}
				return kept;
			}
		}
	}

	private void write(String line) throws IOException {
		Files.write(controller.resolve("attach"), line.getBytes(StandardCharsets.US_ASCII), StandardOpenOption.WRITE);
	}

	/** Java does not tell the number of a descriptor; the kernel knows which of ours is the socket with these ports. */
	private OptionalInt descriptor(SocketChannel socket) throws IOException {
		int local = ((InetSocketAddress) socket.getLocalAddress()).getPort();
		int remote = ((InetSocketAddress) socket.getRemoteAddress()).getPort();
		for (String table : List.of("net/tcp", "net/tcp6")) {
			if (!Files.exists(process.resolve(table))) {
				continue;
			}
			for (String line : Files.readAllLines(process.resolve(table), StandardCharsets.US_ASCII)) {
				String[] fields = line.strip().split("\\s+");
				if (fields.length > 9 && fields[1].endsWith(port(local)) && fields[2].endsWith(port(remote))) {
					OptionalInt found = descriptorOf("socket:[" + fields[9] + "]");
					if (found.isPresent()) {
						return found;
					}
				}
			}
		}
		return OptionalInt.empty();
	}

	private static String port(int number) {
		return String.format(Locale.ROOT, ":%04X", number);
	}

	private OptionalInt descriptorOf(String target) throws IOException {
		try (DirectoryStream<Path> descriptors = Files.newDirectoryStream(process.resolve("fd"))) {
			for (Path descriptor : descriptors) {
				// one that was closed meanwhile is not ours
				if (Files.isSymbolicLink(descriptor)
						&& Files.readSymbolicLink(descriptor).toString().equals(target)) {
					return OptionalInt.of(Integer.parseInt(descriptor.getFileName().toString()));
				}
			}
		}
		return OptionalInt.empty();
	}
}
