/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.benchmarks;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import org.bootseal.board.BoardPace;
import org.bootseal.board.BoardSpec;
import org.bootseal.board.VirtualBoard;
import org.bootseal.board.usbip.UsbIpListener;
import org.bootseal.board.usbip.UsbIpOptions;
import org.bootseal.board.usbip.UsbIpServer;
import org.bootseal.core.BadInputException;
import org.bootseal.core.CancelledException;
import org.bootseal.core.Progress;
import org.bootseal.core.connection.BoardMode;
import org.bootseal.core.connection.BootReport;
import org.bootseal.core.connection.ConnectionException;
import org.bootseal.core.connection.FoundBoard;
import org.bootseal.core.connection.HidChannel;
import org.bootseal.core.device.DeviceCatalogue;
import org.bootseal.core.mboot.MbootClient;
import org.bootseal.core.mboot.MbootException;
import org.bootseal.core.sdp.SdpClient;
import org.bootseal.core.sdp.SdpException;
import org.bootseal.usb.KnownIds;
import org.bootseal.usb.UsbBoards;

/** Virtual boards on the USB of this computer, each with a flashloader that runs. */
final class UsbRig implements AutoCloseable {

	static final Duration TIMEOUT = Duration.ofSeconds(60);

	private static final int IVT_SELF = 20;

	final UsbBoards bus;
	final List<FoundBoard> boards;

	private final UsbIpServer server;

	/**
	 * @param flashloader
	 *            the unsigned flashloader, as a boot image that starts with its IVT
	 * @param framed
	 *            whether the bus has the timing of a high-speed one
	 */
	UsbRig(Path flashloader, int count, boolean framed)
			throws IOException, BadInputException, SdpException, CancelledException, InterruptedException {
		List<VirtualBoard> virtual = IntStream.range(0, count)
				.mapToObj(i -> VirtualBoard.create(BoardSpec.mimxrt1020Evk())).toList();
		virtual.forEach(board -> board.live(BoardPace.FAST));
		bus = new UsbBoards(KnownIds.of(DeviceCatalogue.builtIn()));
		server = new UsbIpServer(virtual, new UsbIpOptions(0, true, framed), new Events());
		byte[] image = Files.readAllBytes(flashloader);
		long address = ByteBuffer.wrap(image).order(ByteOrder.LITTLE_ENDIAN).getInt(IVT_SELF) & 0xFFFF_FFFFL;
		for (FoundBoard rom : await(count, BoardMode.ROM)) {
			try (HidChannel channel = bus.open(rom)) {
				SdpClient client = new SdpClient(channel, TIMEOUT);
				client.writeFile(address, image, Progress.NONE);
				client.jumpAddress(address);
			}
		}
		boards = await(count, BoardMode.FLASHLOADER);
	}

	private List<FoundBoard> await(int count, BoardMode mode) throws ConnectionException, InterruptedException {
		List<FoundBoard> found = new ArrayList<>();
		while (found.size() < count) {
			bus.awaitChange(Duration.ofMillis(500));
			found.clear();
			bus.find().stream().filter(board -> board.mode() == mode).forEach(found::add);
		}
		return found;
	}

	/** Nothing is of interest but trouble. */
	private static final class Events implements UsbIpListener {

		@Override
		public void appeared(String busId, FoundBoard board) {
			// the host sees it
		}

		@Override
		public void left(String busId) {
			// the host sees it
		}

		@Override
		public void booted(String busId, BootReport report) {
			// no board boots
		}

		@Override
		public void imported(String busId, String host) {
			// there is one host
		}

		@Override
		public void released(String busId) {
			// there is one host
		}

		@Override
		public void trouble(String message) {
			System.err.println(message);
		}
	}

	/** Makes the flash ready to be written. */
	static void configure(HidChannel channel) throws ConnectionException, MbootException {
		MbootClient client = new MbootClient(channel, TIMEOUT);
		client.fillMemory(0x2000, 4, 0xC0000007);
		client.configureMemory(9, 0x2000, TIMEOUT);
	}

	@Override
	public void close() {
		bus.close();
		server.close();
	}
}
