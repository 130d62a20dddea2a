/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.board.sweep;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.bootseal.board.BoardStatistics;
import org.bootseal.board.VirtualBoard;
import org.bootseal.board.fault.Fault;
import org.bootseal.board.fault.FaultEffect;
import org.bootseal.board.fault.FaultSite;

/** All faults that can befall a run of which a trace is known. */
final class Faults {

	/** Places in a report that mean something: ids, lengths, tags, parameters, data. */
	private static final int[] BYTES = { 0, 1, 2, 3, 4, 7, 8, 9, 12, 13, 16, 20, 40, 64, 500, 1000 };
	/** Lengths of a report that is cut off. */
	private static final int[] LENGTHS = { 0, 1, 3, 4, 15, 36, 500 };
	/** Statuses that flashloaders answer with: general, lower drivers, HAB, OTP, memories, FlexSPI NOR. */
	private static final int[] STATUSES = { 1, 4, 101, 7000, 10000, 10001, 10101, 10200, 10203, 20100, 20106, 52000,
			-1 };
	/** What a ROM answers in place of what it should. */
	private static final int[] ROM_ANSWERS = { 0, -1, 0x12343412, 0x56787856, 0x33220A00 };
	private static final FaultEffect[] STOPS = { FaultEffect.unplug(), FaultEffect.powerCut(), FaultEffect.hang() };

	/** Tag of efuse-program-once. */
	private static final byte PROGRAM = 0x0E;

	private final List<Fault> faults = new ArrayList<>();

	private Faults() {
	}

	/**
	 * @param trace
	 *            of the run without a fault
	 * @param board
	 *            after that run
	 */
	static List<Fault> of(Trace trace, VirtualBoard board) {
		Faults all = new Faults();
		all.reports(FaultSite.REPORT_OUT, trace.out());
		all.reports(FaultSite.REPORT_IN, trace.in());
		all.commands(trace.out());
		all.inside(board, trace);
		return all.faults;
	}

	private void add(FaultSite site, int nth, FaultEffect... effects) {
		Arrays.stream(effects).map(effect -> Fault.at(site, effect).nth(nth)).forEach(faults::add);
	}

	private void reports(FaultSite site, List<byte[]> reports) {
		for (int i = 0; i < reports.size(); i++) {
			int length = reports.get(i).length;
			add(site, i + 1, STOPS);
			add(site, i + 1, FaultEffect.drop(), FaultEffect.stall(), FaultEffect.twice(),
					FaultEffect.late(1000), FaultEffect.late(7000));
			if (site == FaultSite.REPORT_IN) {
				add(site, i + 1, FaultEffect.babble());
			}
			for (int at : BYTES) {
				if (at < length) {
					add(site, i + 1, FaultEffect.flip(at, 1 << (i + at) % 8));
				}
			}
			for (int left : LENGTHS) {
				if (left < length) {
					add(site, i + 1, FaultEffect.shorten(left));
				}
			}
			add(site, i + 1, FaultEffect.lose(i % length), FaultEffect.extra(i % length, 0x5A));
		}
	}

	/** A command that is refused, or that the software never ends. */
	private void commands(List<byte[]> reports) {
		int mboot = 0;
		int sdp = 0;
		int data = 0;
		for (byte[] report : reports) {
			if (report[0] == 2) {
				data++;
				add(FaultSite.DATA_OUT, data, STOPS);
				add(FaultSite.DATA_OUT, data, FaultEffect.drop(), FaultEffect.status(1), FaultEffect.status(20106),
						FaultEffect.status(10200), FaultEffect.status(10201));
			}
			if (report[0] == 1 && report.length > 4 && report[1] == 0 && report[2] != 0) {
				mboot++;
				for (int status : STATUSES) {
					add(FaultSite.MBOOT, mboot, FaultEffect.status(status));
				}
				add(FaultSite.MBOOT, mboot, STOPS);
			} else if (report[0] == 1) {
				sdp++;
				for (int answer : ROM_ANSWERS) {
					add(FaultSite.SDP, sdp, FaultEffect.status(answer));
				}
				add(FaultSite.SDP, sdp, STOPS);
			}
		}
	}

	/** What happens in flash and fuses. */
	private void inside(VirtualBoard board, Trace trace) {
		BoardStatistics done = board.statistics();
		for (int nth = 1; nth <= done.pagesProgrammed(); nth++) {
			add(FaultSite.PROGRAM_PAGE, nth, STOPS);
			add(FaultSite.PROGRAM_PAGE, nth, FaultEffect.drop(), FaultEffect.status(20106), FaultEffect.status(1));
		}
		for (int nth = 1; nth <= done.sectorsErased(); nth++) {
			add(FaultSite.ERASE_SECTOR, nth, STOPS);
			add(FaultSite.ERASE_SECTOR, nth, FaultEffect.drop(), FaultEffect.status(20106), FaultEffect.status(1));
		}
		long burnt = trace.out().stream().filter(report -> report.length > 4 && report[0] == 1 && report[4] == PROGRAM)
				.count();
		for (int nth = 1; nth <= burnt; nth++) {
			add(FaultSite.FUSE_WORD, nth, STOPS);
			add(FaultSite.FUSE_WORD, nth, FaultEffect.weak(), FaultEffect.status(52000), FaultEffect.status(1),
					FaultEffect.status(0));
		}
	}
}
