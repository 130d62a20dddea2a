/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.usb;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.bootseal.core.connection.BoardMode;
import org.bootseal.core.connection.ConnectionException;
import org.bootseal.core.connection.FoundBoard;

/** Looks at the bus. Each board is opened for its names once each time that it enumerates, and not while it works. */
final class BoardScan {

	/** Boards answer in milliseconds; one that hangs must not keep the others from being listed for long. */
	private static final int TIMEOUT_MILLIS = 2000;

	/** Standard request to a device for a string (USB 2.0, sections 9.4.3 and 9.6.7). */
	private static final int FROM_DEVICE = 0x80;
	private static final int GET_DESCRIPTOR = 6;
	private static final int STRING = 3 << 8;
	private static final int MAX_STRING = 255;
	private static final int STRING_HEADER = 2;

	/** Where Linux tells which driver has an interface. */
	private static final Path LINUX_DEVICES = Path.of("/sys/bus/usb/devices");
	/** The driver that stands for a program. */
	private static final String PROGRAM = "usbfs";

	/** What a board calls itself. */
	private record Names(String product, String serial) {

		static final Names NONE = new Names("", "");
	}

	private final KnownIds ids;
	private final Path linuxDevices;
	private final Map<DeviceInfo, Names> names = new HashMap<>();
	private volatile List<DeviceInfo> seen = List.of();

	BoardScan(KnownIds ids) {
		this(ids, LINUX_DEVICES);
	}

	/**
	 * @param linuxDevices
	 *            the folder in which Linux tells of the devices; need not be there
	 */
	BoardScan(KnownIds ids, Path linuxDevices) {
		this.ids = ids;
		this.linuxDevices = linuxDevices;
	}

	/** What was on the bus at the last look, by place. */
	List<DeviceInfo> seen() {
		return seen;
	}

	synchronized List<FoundBoard> find(UsbContext context) throws ConnectionException {
		Map<DeviceInfo, FoundBoard> found = new HashMap<>();
		List<DeviceInfo> boards = new ArrayList<>();
		try (UsbLibrary.Devices devices = context.library().devices()) {
			for (UsbLibrary.Device device : devices) {
				DeviceInfo info = device.info();
				Optional<BoardMode> mode = ids.mode(info.id());
				if (mode.isPresent()) {
					boards.add(info);
					look(context, device, info, mode.get()).ifPresent(board -> found.put(info, board));
				}
			}
		} catch (UsbException e) {
			throw UsbFailure.of("usb", "the bus could not be looked at", e);
		}
		names.keySet().retainAll(boards);
		boards.sort(DeviceInfo.BY_PLACE);
		seen = List.copyOf(boards);
		return boards.stream().filter(found::containsKey).map(found::get).toList();
	}

	/** @return the board; empty if it has gone meanwhile */
	private Optional<FoundBoard> look(UsbContext context, UsbLibrary.Device device, DeviceInfo info, BoardMode mode) {
		boolean ours = context.hasOpen(info.path());
		String problem = !ours && isBusy(info) ? UsbFailure.problemOfBusy() : "";
		Names known = names.get(info);
		if (known == null && !ours) {
			try {
				known = read(device, info);
				names.put(info, known);
			} catch (UsbException e) {
				if (e.code() == UsbCode.NO_DEVICE) {
					return Optional.empty();
				}
				problem = UsbFailure.problem(e);
			}
		}
		Names shown = known == null ? Names.NONE : known;
		return Optional.of(new FoundBoard(info.path(), Optional.of(info.id()), mode, shown.product(),
				shown.serial(), problem));
	}

	private static Names read(UsbLibrary.Device device, DeviceInfo info) throws UsbException {
		UsbLibrary.Handle handle = device.open();
		try {
			return new Names(string(handle, info.productString()), string(handle, info.serialString()));
		} finally {
			handle.close();
		}
	}

	/** A string in the first language of the board; empty if it has none. */
	private static String string(UsbLibrary.Handle handle, int index) throws UsbException {
		if (index == 0) {
			return "";
		}
		try {
			byte[] languages = string(handle, 0, 0);
			if (languages.length < 2) {
				return "";
			}
			int language = languages[0] & 0xFF | (languages[1] & 0xFF) << 8;
			return new String(string(handle, index, language), StandardCharsets.UTF_16LE).strip();
		} catch (UsbException e) {
			if (e.code() != UsbCode.PIPE) {
				throw e;
			}
			// it refuses to give a name, and can be used without
			return "";
		}
	}

	/** The bytes of a string descriptor without its header. */
	private static byte[] string(UsbLibrary.Handle handle, int index, int language) throws UsbException {
		ByteBuffer data = ByteBuffer.allocateDirect(MAX_STRING);
		int length = handle.control(FROM_DEVICE, GET_DESCRIPTOR, STRING | index, language, data, TIMEOUT_MILLIS);
		int told = length < STRING_HEADER ? 0 : Math.min(length, data.get(0) & 0xFF);
		byte[] bytes = new byte[Math.max(0, told - STRING_HEADER) & ~1];
		data.get(STRING_HEADER, bytes);
		return bytes;
	}

	/** Whether another program has one of its interfaces, as far as the system tells. */
	private boolean isBusy(DeviceInfo info) {
		try (DirectoryStream<Path> interfaces = Files.newDirectoryStream(linuxDevices, info.place() + ":*")) {
			for (Path entry : interfaces) {
				Path driver = entry.resolve("driver");
				if (Files.isSymbolicLink(driver)
						&& Files.readSymbolicLink(driver).getFileName().toString().equals(PROGRAM)) {
					return true;
				}
			}
			return false;
		} catch (IOException e) {
			// no Linux, or the board has gone: opening it will tell
			return false;
		}
	}
}
