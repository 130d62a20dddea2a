/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ide.boards;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

import org.bootseal.board.BoardSpec;
import org.bootseal.board.VirtualBoard;
import org.bootseal.board.VirtualBoards;
import org.bootseal.core.connection.BoardChannel;
import org.bootseal.core.connection.BoardFinder;
import org.bootseal.core.connection.BootWitness;
import org.bootseal.core.connection.BusListener;
import org.bootseal.core.connection.ConnectionException;
import org.bootseal.core.connection.ConnectionException.Reason;
import org.bootseal.core.connection.FoundBoard;
import org.bootseal.core.connection.HidChannel;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;

/**
 * A USB with virtual boards on it, and what hands do there. It tells of a board that comes back as something else as
 * soon as somebody looks.
 */
public final class FakeUsbBus implements UsbBus {

	private final List<BusListener> listeners = new CopyOnWriteArrayList<>();
	private final Map<String, String> problems = new HashMap<>();
	private final Map<String, String> serials = new HashMap<>();
	private BoardFinder boards = new VirtualBoards(List.of());
	private List<VirtualBoard> plugged = List.of();
	private List<FoundBoard> seen = List.of();
	private Optional<ConnectionException> failure = Optional.empty();
	private Runnable beforeReport = () -> {
		// nobody wants to come between
	};
	private int looks;

	/**
	 * Puts this bus in the place of the computer's, whose boards no test may touch.
	 *
	 * @return ends it
	 */
	public ServiceRegistration<UsbBus> install() {
		return FrameworkUtil.getBundle(UsbBus.class).getBundleContext().registerService(UsbBus.class, this,
				new Hashtable<>(Map.of(Constants.SERVICE_RANKING, Integer.valueOf(1))));
	}

	/**
	 * @param hook
	 *            called before each report that leaves or comes
	 */
	public synchronized void beforeReports(Runnable hook) {
		beforeReport = hook;
	}

	/**
	 * Plugs in a fresh board.
	 *
	 * @param place
	 *            for example "1-2"
	 * @return the board, with serial download
	 */
	public VirtualBoard plug(String place) {
		VirtualBoard board = VirtualBoard
				.create(BoardSpec.mimxrt1020Evk().withPath("usb:" + place).withSeed(place.hashCode()));
		List<VirtualBoard> more = new ArrayList<>(plugged);
		more.add(board);
		connect(more);
		return board;
	}

	/**
	 * Pulls the cable.
	 *
	 * @param board
	 *            that was plugged in
	 */
	public void unplug(VirtualBoard board) {
		board.unplug();
		connect(plugged.stream().filter(other -> other != board).toList());
	}

	private void connect(List<VirtualBoard> now) {
		synchronized (this) {
			plugged = now;
			boards = new VirtualBoards(now);
		}
		tell();
	}

	private void tell() {
		listeners.forEach(BusListener::busChanged);
	}

	/** A board has another problem now, of which no bus tells; empty for none. */
	synchronized void problem(String place, String problem) {
		problems.put("usb:" + place, problem);
	}

	/** A board has a serial number. */
	synchronized void serial(String place, String serial) {
		serials.put("usb:" + place, serial);
	}

	/** The libraries are missing on this computer. */
	synchronized void breakDown() {
		failure = Optional.of(new ConnectionException(Reason.UNAVAILABLE, "no library", "Install it."));
	}

	/** Returns how many want to be told. */
	int listeners() {
		return listeners.size();
	}

	/** Returns how often the bus was looked at. */
	synchronized int looks() {
		return looks;
	}

	private synchronized void check() throws ConnectionException {
		if (failure.isPresent()) {
			throw failure.get();
		}
	}

	@Override
	public List<FoundBoard> find() throws ConnectionException {
		check();
		boolean isNews;
		List<FoundBoard> now = new ArrayList<>();
		synchronized (this) {
			looks++;
			for (FoundBoard found : boards.find()) {
				now.add(new FoundBoard(found.path(), found.usbId(), found.mode(), found.product(),
						serials.getOrDefault(found.path(), ""), problems.getOrDefault(found.path(), "")));
			}
			isNews = !now.equals(seen);
			seen = now;
		}
		if (isNews) {
			tell();
		}
		return now;
	}

	private synchronized BoardFinder boards() {
		return boards;
	}

	@Override
	public BoardChannel open(FoundBoard board) throws ConnectionException {
		check();
		BoardChannel channel = boards().open(board);
		return channel instanceof HidChannel hid ? new HookedChannel(hid) : channel;
	}

	private synchronized Runnable hook() {
		return beforeReport;
	}

	/** Calls the hook before each report. */
	private final class HookedChannel implements HidChannel {

		private final HidChannel channel;

		HookedChannel(HidChannel channel) {
			this.channel = channel;
		}

		@Override
		public void write(byte[] report, Duration timeout) throws ConnectionException {
			hook().run();
			channel.write(report, timeout);
		}

		@Override
		public byte[] read(Duration timeout) throws ConnectionException {
			hook().run();
			return channel.read(timeout);
		}

		@Override
		public int longestOutputReport() {
			return channel.longestOutputReport();
		}

		@Override
		public void close() {
			channel.close();
		}
	}

	@Override
	public void awaitChange(Duration longest) throws InterruptedException {
		boards().awaitChange(longest);
	}

	@Override
	public long nanoTime() {
		return boards().nanoTime();
	}

	@Override
	public Optional<BootWitness> witness(FoundBoard board) {
		return Optional.empty();
	}

	@Override
	public BusListener.Registration listen(BusListener listener) throws ConnectionException {
		check();
		listeners.add(listener);
		return () -> listeners.remove(listener);
	}

	@Override
	public Optional<String> permission() {
		return Optional.of("sudo let-me\n");
	}
}
