/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.plan;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.bootseal.core.CancelledException;
import org.bootseal.core.Progress;
import org.bootseal.core.connection.BoardChannel;
import org.bootseal.core.connection.BoardFinder;
import org.bootseal.core.connection.BoardMode;
import org.bootseal.core.connection.BootReport;
import org.bootseal.core.connection.ConnectionException;
import org.bootseal.core.connection.ConnectionException.Reason;
import org.bootseal.core.connection.FoundBoard;
import org.bootseal.core.connection.UsbId;
import org.bootseal.core.mboot.MbootClient;
import org.bootseal.core.mboot.MbootRom;
import org.bootseal.core.sdp.SdpClient;

/** The one board of a run: found, opened as what it is, found again as a flashloader, and closed in any case. */
final class BoardLink implements AutoCloseable {

	/** Longest wait for news of the bus, so that a finder without news is asked again. */
	private static final Duration LOOK_AGAIN = Duration.ofMillis(500);

	/** What the place of a board on a serial line begins with. */
	private static final String SERIAL_LINE = "uart:";

	/** What opening a board says that has just left the bus and is still listed. */
	private static final Set<Reason> JUST_LEFT = EnumSet.of(Reason.GONE, Reason.FAILED);

	/** What opening a board says that has just come: the system may take a moment to let the user open it. */
	private static final Set<Reason> JUST_CAME = EnumSet.of(Reason.GONE, Reason.FAILED, Reason.BUSY,
			Reason.NO_PERMISSION, Reason.TIMED_OUT, Reason.STALLED, Reason.GARBLED);

	private final BoardFinder finder;
	private final BoardChoice choice;
	private List<String> places = List.of();
	private FoundBoard board;
	private BoardChannel channel;
	private FoundBoard openedAs;
	private MbootClient flashloader;

	BoardLink(BoardFinder finder, BoardChoice choice) {
		this.finder = finder;
		this.choice = choice;
	}

	/**
	 * Finds the board of the choice and opens it. A board that was just plugged in or reset takes a moment to show up,
	 * and a bus may list it for a moment as what it was before, so the bus is looked at again for a while.
	 *
	 * @return whether there is only one; else {@link #places()} tells where they are
	 */
	boolean look(LookStep step, Progress progress) throws ConnectionException, CancelledException {
		long start = finder.nanoTime();
		while (true) {
			progress.checkCancelled();
			long left = step.limit().toNanos() - (finder.nanoTime() - start);
			List<FoundBoard> fitting = fitting(step);
			places = fitting.stream().map(FoundBoard::path).toList();
			if (fitting.size() > 1) {
				return false;
			}
			if (fitting.size() == 1) {
				board = fitting.get(0);
				if (opened(left > 0, JUST_LEFT)) {
					return true;
				}
			}
			if (left <= 0 || !waited(Duration.ofNanos(Math.min(left, LOOK_AGAIN.toNanos())))) {
				throw nobody(step);
			}
		}
	}

	private ConnectionException nobody(LookStep step) {
		String place = choice.path().map(" at "::concat).orElse("");
		if (choice.path().filter(path -> path.startsWith(SERIAL_LINE)).isPresent()) {
			return new ConnectionException(Reason.GONE,
					"nobody answers" + place + "; asked for a ROM and for a flashloader",
					"See that the line is that of the serial downloader's UART, with RX and TX crossed, and that nothing"
							+ " has talked to the board over USB since its reset: a ROM stays with the first.");
		}
		return new ConnectionException(Reason.GONE, "no board was found" + place + "; looked for a ROM "
				+ step.romIds() + " and a flashloader [" + step.flashloaderId() + "]");
	}

	private List<FoundBoard> fitting(LookStep step) throws ConnectionException {
		List<FoundBoard> fitting = new ArrayList<>();
		for (FoundBoard found : finder.find()) {
			boolean fits = found.mode() == BoardMode.FLASHLOADER ? found.canBe(step.flashloaderId())
					: found.mode() == step.rom().mode() && step.romIds().stream().anyMatch(found::canBe);
			if (fits && choice.path().map(found.path()::equals).orElse(true)) {
				fitting.add(found);
			}
		}
		return fitting;
	}

	private boolean waited(Duration longest) {
		try {
			finder.awaitChange(longest);
			return true;
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
			return false;
		}
	}

	/** The clock of the run, nanoseconds. */
	long nanoTime() {
		return finder.nanoTime();
	}

	/** Where the boards are plugged in that fit the choice. */
	List<String> places() {
		return places;
	}

	/** Where the board is plugged in; empty before it was found. */
	String path() {
		return board == null ? "" : board.path();
	}

	/** Where it is plugged in, and its USB id if it has one. */
	String place() {
		return board.path() + board.usbId().map(id -> " (" + id + ")").orElse("");
	}

	boolean isFlashloader() {
		return board.mode() == BoardMode.FLASHLOADER;
	}

	SdpClient openRom() throws ConnectionException {
		open();
		return new SdpClient(channel, BoardCommand.TIMEOUT);
	}

	MbootRom openMbootRom() throws ConnectionException {
		open();
		return new MbootRom(channel, BoardCommand.TIMEOUT);
	}

	void openFlashloader() throws ConnectionException {
		open();
		flashloader = new MbootClient(channel, BoardCommand.TIMEOUT);
	}

	MbootClient flashloader() {
		return flashloader;
	}

	/**
	 * Waits until a flashloader is on the bus where the board was, and opens it.
	 *
	 * @return whether it came before the limit
	 */
	boolean awaitFlashloader(UsbId flashloaderId, Duration limit, Progress progress)
			throws ConnectionException, CancelledException, InterruptedException {
		close();
		long start = finder.nanoTime();
		while (true) {
			progress.checkCancelled();
			long left = limit.toNanos() - (finder.nanoTime() - start);
			Optional<FoundBoard> found = find(false);
			if (found.isPresent() && found.get().canBe(flashloaderId)) {
				board = found.get();
				if (opened(left > 0, JUST_CAME)) {
					openFlashloader();
					return true;
				}
			}
			if (left <= 0) {
				return false;
			}
			finder.awaitChange(Duration.ofNanos(Math.min(left, LOOK_AGAIN.toNanos())));
		}
	}

	/** Whether the board could be opened; no, if it was not and may be in a moment. */
	private boolean opened(boolean timeLeft, Set<Reason> passing) throws ConnectionException {
		try {
			open();
			return true;
		} catch (ConnectionException e) {
			if (timeLeft && passing.contains(e.reason())) {
				return false;
			}
			throw e;
		}
	}

	/** Opens the board, unless it is open as what it is. */
	private void open() throws ConnectionException {
		if (channel == null || !board.equals(openedAs)) {
			close();
			channel = finder.open(board);
			openedAs = board;
		}
	}

	/** Whether the flashloader is on the bus where the board was. */
	boolean isStillFlashloader() throws ConnectionException {
		return find(false).isPresent();
	}

	/** Whether the ROM is on the bus where the board was; it is then the board that is opened next. */
	boolean isBackInRom() throws ConnectionException {
		Optional<FoundBoard> found = find(true);
		found.ifPresent(rom -> board = rom);
		return found.isPresent();
	}

	/**
	 * Waits until the ROM is on the bus where the board was; it is then the board that is opened next.
	 *
	 * @return whether it came before the limit
	 */
	boolean awaitRom(Duration limit, Progress progress) throws ConnectionException, CancelledException {
		close();
		long start = finder.nanoTime();
		while (true) {
			progress.checkCancelled();
			long left = limit.toNanos() - (finder.nanoTime() - start);
			if (isBackInRom() && opened(left > 0, JUST_CAME)) {
				return true;
			}
			if (left <= 0 || !waited(Duration.ofNanos(Math.min(left, LOOK_AGAIN.toNanos())))) {
				return false;
			}
		}
	}

	/**
	 * Waits until the ROM is no more on the bus where the board was.
	 *
	 * @return whether it left before the limit
	 */
	boolean awaitGone(Duration limit, Progress progress) throws ConnectionException, CancelledException {
		close();
		long start = finder.nanoTime();
		while (find(true).isPresent()) {
			progress.checkCancelled();
			long left = limit.toNanos() - (finder.nanoTime() - start);
			if (left <= 0 || !waited(Duration.ofNanos(Math.min(left, LOOK_AGAIN.toNanos())))) {
				return false;
			}
		}
		return true;
	}

	private Optional<FoundBoard> find(boolean rom) throws ConnectionException {
		return finder.find().stream()
				.filter(found -> found.path().equals(board.path()) && found.mode().isRom() == rom).findFirst();
	}

	/** Whether someone can look on while the board boots. */
	boolean isWitnessed() {
		return finder.witness(board).isPresent();
	}

	/** Lets the board boot and brings it back to its serial downloader, if someone can look on. */
	Optional<BootReport> rehearse(boolean xipPin) {
		return finder.witness(board).map(witness -> {
			close();
			witness.setXipPin(xipPin);
			BootReport report = witness.bootInternally();
			witness.backToSerialDownload();
			return report;
		});
	}

	/** Lets the board boot, if someone can look on. */
	Optional<BootReport> bootInternally(boolean xipPin) {
		close();
		return finder.witness(board).map(witness -> {
			witness.setXipPin(xipPin);
			return witness.bootInternally();
		});
	}

	@Override
	public void close() {
		flashloader = null;
		if (channel != null) {
			channel.close();
			channel = null;
		}
	}
}
