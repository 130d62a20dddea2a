/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.test;

import java.time.Duration;
import java.util.ArrayList;
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
import org.bootseal.core.connection.BusListener;
import org.bootseal.core.connection.ConnectionException;
import org.bootseal.core.connection.ConnectionException.Reason;
import org.bootseal.core.connection.FoundBoard;
import org.bootseal.ide.boards.UsbBus;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;

/**
 * Virtual boards that the workspace takes for boards on USB, in the place of the computer's own, which no test may
 * touch.
 */
public final class PluggedBoards implements UsbBus, AutoCloseable {

	private final List<BusListener> listeners = new CopyOnWriteArrayList<>();
	private final ServiceRegistration<UsbBus> service;
	private BoardFinder boards = new VirtualBoards(List.of());
	private List<VirtualBoard> plugged = List.of();
	private List<FoundBoard> seen = List.of();
	private String problem = "";
	private boolean isBroken;

	/** An empty bus that is the computer's until it is closed. */
	public PluggedBoards() {
		service = FrameworkUtil.getBundle(UsbBus.class).getBundleContext().registerService(UsbBus.class, this,
				new Hashtable<>(Map.of(Constants.SERVICE_RANKING, Integer.valueOf(1))));
	}

	/**
	 * @param place
	 *            for example "1-2"
	 * @return a fresh board, plugged in there
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
	 * @param board
	 *            a board whose cable is pulled
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
		listeners.forEach(BusListener::busChanged);
	}

	/**
	 * @param text
	 *            why no board can be opened; empty if all can
	 */
	public synchronized void problem(String text) {
		problem = text;
	}

	/** The library for USB is missing. */
	public synchronized void breakDown() {
		isBroken = true;
	}

	private synchronized BoardFinder working() throws ConnectionException {
		if (isBroken) {
			throw new ConnectionException(Reason.UNAVAILABLE, "the library for USB can't be loaded",
					"Get another Java.");
		}
		return boards;
	}

	@Override
	public List<FoundBoard> find() throws ConnectionException {
		List<FoundBoard> now = new ArrayList<>();
		for (FoundBoard found : working().find()) {
			now.add(new FoundBoard(found.path(), found.usbId(), found.mode(), found.product(), "", problem));
		}
		boolean isNews;
		synchronized (this) {
			isNews = !now.equals(seen);
			seen = now;
		}
		if (isNews) {
			listeners.forEach(BusListener::busChanged);
		}
		return now;
	}

	@Override
	public BoardChannel open(FoundBoard board) throws ConnectionException {
		return working().open(board);
	}

	@Override
	public void awaitChange(Duration longest) throws InterruptedException {
		current().awaitChange(longest);
	}

	private synchronized BoardFinder current() {
		return boards;
	}

	@Override
	public long nanoTime() {
		return current().nanoTime();
	}

	@Override
	public BusListener.Registration listen(BusListener listener) throws ConnectionException {
		working();
		listeners.add(listener);
		return () -> listeners.remove(listener);
	}

	@Override
	public Optional<String> permission() {
		return Optional.of("sudo let-me\n");
	}

	@Override
	public void close() {
		service.unregister();
	}
}
