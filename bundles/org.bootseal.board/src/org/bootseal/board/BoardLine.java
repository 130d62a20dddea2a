/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.board;

import java.util.Optional;

import org.bootseal.board.fault.FaultEffect;
import org.bootseal.board.fault.FaultSite;
import org.bootseal.core.connection.FoundBoard;

/**
 * The board's end of a cable, for those who serve a board to programs outside. It carries whole reports, on a serial
 * line too: whoever serves one turns its bytes into reports and back. Nothing here waits. Safe for several threads.
 * <p>
 * ROM and flashloader stay with the interface that talked first until they are left or reset. The other one is silent
 * then: the board takes and gives nothing there ({@link Offer#NOT_YET}, {@link Fetch.Kind#NOTHING}), though it stays on
 * the USB bus. That a flashloader serves both is recorded (property 2: UART and USB HID); that it chooses once follows
 * the manuals of NXP's MCU bootloader; that the ROM does likewise, and that an unused USB port stays enumerated, is
 * assumed.
 */
public final class BoardLine implements AutoCloseable {

	/** What {@link #untilChange()} gives when nothing will change by itself. */
	public static final long NEVER = Long.MAX_VALUE;

	/**
	 * What is there now.
	 *
	 * @param generation
	 *            another number whenever the board leaves the bus; what was on its way is lost then
	 * @param shown
	 *            the board; empty while nothing answers. On a serial line without USB id and product
	 */
	public record Presence(int generation, Optional<FoundBoard> shown) {
	}

	/** What became of a report for the board. */
	public enum Offer {
		/** The board has it, or it was lost on the way: the sender can't tell. */
		TAKEN,
		/** The board is busy, hangs or does not listen here: nothing was taken, offer it again later. On USB a NAK. */
		NOT_YET,
		/** The board refuses the transfer. On USB the endpoint is stalled. */
		STALLED,
		/** The board is not what it was when the report was made. */
		GONE
	}

	/**
	 * A look for a report from the board.
	 *
	 * @param kind
	 *            what was found
	 * @param report
	 *            the report, its id in front, as the interface has it: with padding on USB, without on a serial line;
	 *            owned by the caller; without bytes if there is none
	 */
	public record Fetch(Kind kind, byte[] report) {

		/** What a look can find. */
		public enum Kind {
			/** A report; it is fetched now. */
			REPORT,
			/** None yet. On USB a NAK. */
			NOTHING,
			/** The board refuses the transfer. On USB the endpoint is stalled. */
			STALLED,
			/** The board sends more than the report: babble. The report is what it was to be. */
			OVERFLOW,
			/** The board is not what it was. */
			GONE
		}
	}

	/** A time on the board's clock, and when something changes or has changed. */
	record Change(long now, long at) {
	}

	private final VirtualBoard board;
	private final BoardInterface side;
	/** The clock when it was last asked for changes: what has become due since then may have been overlooked. */
	private long asked = Long.MIN_VALUE;

	BoardLine(VirtualBoard board, BoardInterface side) {
		this.board = board;
		this.side = side;
	}

	/** @return the board at the other end */
	public VirtualBoard board() {
		return board;
	}

	/** @return what is there now */
	public Presence presence() {
		return board.presence(side);
	}

	/**
	 * Offers a report to the board.
	 *
	 * @param generation
	 *            of the {@link Presence} that it is meant for
	 * @param report
	 *            its id in front; may be empty or too long, as a real host may send it; not kept
	 * @return what became of it
	 */
	public Offer offer(int generation, byte[] report) {
		return board.offer(side, generation, report);
	}

	/**
	 * Takes the next report that the board has ready.
	 *
	 * @param generation
	 *            of the {@link Presence} that is asked
	 * @return the report, or why there is none
	 */
	public Fetch fetch(int generation) {
		return board.fetch(side, generation);
	}

	/**
	 * Whether the board is done with what it got: it would take another report now, or leaves for another software.
	 *
	 * @param generation
	 *            of the {@link Presence} that is asked
	 * @return no, if it works, hangs or is not what it was
	 */
	public boolean isDone(int generation) {
		return board.isDone(generation);
	}

	/**
	 * What befalls bytes on a serial line now, by the fault script. The board may have stopped then.
	 *
	 * @param site
	 *            LINE_IN or LINE_OUT
	 * @param name
	 *            what the bytes are
	 * @return the effect, whose bytes are still to be changed; empty if nothing befalls them
	 */
	public Optional<FaultEffect> befalls(FaultSite site, String name) {
		return board.befalls(site, name);
	}

	/**
	 * How long until something changes by itself: the board gets ready to take or give a report, or it comes or goes.
	 * To be asked after the other methods; look again after that time or when the listener is called, whatever is
	 * first. What has changed since this was asked before counts as a change that is due at once, as it may have been
	 * overlooked.
	 *
	 * @return nanoseconds of the board's clock, more than 0; {@link #NEVER} if nothing is due
	 */
	public synchronized long untilChange() {
		Change change = board.changeAfter(asked);
		asked = change.now();
		return change.at() == NEVER ? NEVER : Math.max(1, change.at() - change.now());
	}

	/**
	 * Wants to be told when something other than the passing of time or this line has changed what the methods here
	 * would say: a reset key, a fault script, the other interface.
	 *
	 * @param listener
	 *            called by any thread, with the board locked: it must return at once and ask the board nothing, as a
	 *            wake-up of a selector does; replaces the one before
	 */
	public void onChange(Runnable listener) {
		board.listen(side, listener);
	}

	/** Gives the interface back; nothing happens to the board. Does nothing the second time. */
	@Override
	public void close() {
		board.lineClosed(this, side);
	}
}
