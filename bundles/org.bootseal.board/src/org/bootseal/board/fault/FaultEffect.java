/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.board.fault;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;

import org.bootseal.board.silicon.BoardStopped;

/**
 * What a fault does.
 *
 * @param kind
 *            the sort of fault
 * @param first
 *            the status code, the number of bytes that are left, the offset of the byte that is changed, lost or too
 *            many, or milliseconds; else 0
 * @param second
 *            the bits that are changed, or the byte that is too many; else 0
 */
public record FaultEffect(Kind kind, int first, int second) {

	/** Sorts of fault. */
	public enum Kind {
		/** The cable is pulled; the board has no power until it is plugged in again. */
		UNPLUG,
		/** The supply breaks down and comes back after a second; the board starts as its pins say. */
		POWER_CUT,
		/** The transfer is lost. */
		DROP,
		/** The endpoint is stalled, once. */
		STALL,
		/** The board hangs: it is on the bus and answers nothing more until reset. */
		HANG,
		/** The command, erase or program does nothing and ends with a status. */
		STATUS,
		/**
		 * The board sends on after the end of the report: the bus cuts it off, and the host knows. To the host only.
		 */
		BABBLE,
		/** Only the first bytes of the report arrive. */
		SHORTEN,
		/** Bits of one byte of the report are changed. */
		FLIP,
		/** One byte is lost, as on a serial line that is read too late. */
		LOSE,
		/** One byte is too many, as by noise on a serial line. */
		EXTRA,
		/** A flashloader refuses a frame on a serial line that came well. From the host only. */
		REFUSE,
		/** A fuse is burnt so weakly that it reads 1 only now and then. */
		WEAK,
		/** The report arrives, and then once more. */
		TWICE,
		/** The report comes later than it would. */
		LATE
	}

	/** @return an effect of {@link Kind#UNPLUG} */
	public static FaultEffect unplug() {
		return new FaultEffect(Kind.UNPLUG, 0, 0);
	}

	/** @return an effect of {@link Kind#POWER_CUT} */
	public static FaultEffect powerCut() {
		return new FaultEffect(Kind.POWER_CUT, 0, 0);
	}

	/** @return an effect of {@link Kind#DROP} */
	public static FaultEffect drop() {
		return new FaultEffect(Kind.DROP, 0, 0);
	}

	/** @return an effect of {@link Kind#STALL} */
	public static FaultEffect stall() {
		return new FaultEffect(Kind.STALL, 0, 0);
	}

	/** @return an effect of {@link Kind#HANG} */
	public static FaultEffect hang() {
		return new FaultEffect(Kind.HANG, 0, 0);
	}

	/** @return an effect of {@link Kind#BABBLE} */
	public static FaultEffect babble() {
		return new FaultEffect(Kind.BABBLE, 0, 0);
	}

	/** @return an effect of {@link Kind#TWICE} */
	public static FaultEffect twice() {
		return new FaultEffect(Kind.TWICE, 0, 0);
	}

	/** @return an effect of {@link Kind#WEAK} */
	public static FaultEffect weak() {
		return new FaultEffect(Kind.WEAK, 0, 0);
	}

	/**
	 * @param millis
	 *            how much later the report comes, in milliseconds
	 * @return an effect of {@link Kind#LATE}
	 */
	public static FaultEffect late(int millis) {
		return new FaultEffect(Kind.LATE, millis, 0);
	}

	/**
	 * @param code
	 *            the status: an mboot status code, or the word that the ROM answers with
	 * @return an effect of {@link Kind#STATUS}
	 */
	public static FaultEffect status(int code) {
		return new FaultEffect(Kind.STATUS, code, 0);
	}

	/**
	 * @param bytes
	 *            bytes that are left, the report id included
	 * @return an effect of {@link Kind#SHORTEN}
	 */
	public static FaultEffect shorten(int bytes) {
		return new FaultEffect(Kind.SHORTEN, bytes, 0);
	}

	/**
	 * @param offset
	 *            offset in the report, its id at 0
	 * @param bits
	 *            the bits to change, 1..255
	 * @return an effect of {@link Kind#FLIP}
	 */
	public static FaultEffect flip(int offset, int bits) {
		return new FaultEffect(Kind.FLIP, offset, bits);
	}

	/**
	 * @param offset
	 *            offset of the byte in what is sent
	 * @return an effect of {@link Kind#LOSE}
	 */
	public static FaultEffect lose(int offset) {
		return new FaultEffect(Kind.LOSE, offset, 0);
	}

	/**
	 * @param offset
	 *            offset in what is sent, before which the byte comes
	 * @param value
	 *            the byte, 0..255
	 * @return an effect of {@link Kind#EXTRA}
	 */
	public static FaultEffect extra(int offset, int value) {
		return new FaultEffect(Kind.EXTRA, offset, value);
	}

	/** @return an effect of {@link Kind#REFUSE} */
	public static FaultEffect refuse() {
		return new FaultEffect(Kind.REFUSE, 0, 0);
	}

	/** @return why the board stops by this effect; empty if it goes on */
	public Optional<BoardStopped.Cause> stops() {
		return switch (kind) {
		case UNPLUG -> Optional.of(BoardStopped.Cause.UNPLUGGED);
		case POWER_CUT -> Optional.of(BoardStopped.Cause.POWER_CUT);
		case HANG -> Optional.of(BoardStopped.Cause.HUNG);
		case DROP, STALL, STATUS, BABBLE, SHORTEN, FLIP, LOSE, EXTRA, REFUSE, WEAK, TWICE, LATE ->
			Optional.empty();
		};
	}

	/**
	 * @param report
	 *            a report, or bytes on a serial line
	 * @return what arrives of it when bytes of it are changed, lost or too many by this; else itself
	 */
	public byte[] applyTo(byte[] report) {
		if (kind == Kind.SHORTEN) {
			return Arrays.copyOf(report, Math.min(Math.max(first, 0), report.length));
		}
		if (first < 0 || first >= report.length) {
			return report;
		}
		return switch (kind) {
		case FLIP -> {
			byte[] changed = report.clone();
			changed[first] ^= (byte) second;
			yield changed;
		}
		case LOSE -> join(report, first, new byte[0], first + 1);
		case EXTRA -> join(report, first, new byte[] { (byte) second }, first);
		default -> report;
		};
	}

	/** The bytes before an offset, others, and those from another offset on. */
	private static byte[] join(byte[] bytes, int end, byte[] between, int from) {
		return ByteBuffer.allocate(end + between.length + bytes.length - from).put(bytes, 0, end).put(between)
				.put(bytes, from, bytes.length - from).array();
	}
}
