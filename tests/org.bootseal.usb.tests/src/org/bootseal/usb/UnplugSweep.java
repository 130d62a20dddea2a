/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.usb;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

import org.bootseal.board.BoardPace;
import org.bootseal.board.BoardSpec;
import org.bootseal.board.BoardStatistics;
import org.bootseal.board.VirtualBoard;
import org.bootseal.board.fault.Fault;
import org.bootseal.board.fault.FaultEffect;
import org.bootseal.board.fault.FaultScript;
import org.bootseal.board.fault.FaultSite;
import org.bootseal.board.usbip.UsbIpListener;
import org.bootseal.board.usbip.UsbIpOptions;
import org.bootseal.board.usbip.UsbIpServer;
import org.bootseal.core.Progress;
import org.bootseal.core.config.Provisioning;
import org.bootseal.core.config.ProvisioningFile;
import org.bootseal.core.connection.BootReport;
import org.bootseal.core.connection.FoundBoard;
import org.bootseal.core.device.DeviceCatalogue;
import org.bootseal.core.keys.PasswordSource;
import org.bootseal.core.plan.BoardChoice;
import org.bootseal.core.plan.MemoryJournal;
import org.bootseal.core.plan.Outcome;
import org.bootseal.core.plan.PlanRunner;
import org.bootseal.core.plan.RunListener;
import org.bootseal.core.plan.RunRecord;
import org.bootseal.core.plan.WritePlan;
import org.bootseal.core.plan.WritePlanner;
import org.bootseal.core.provision.ProvisioningBuild;
import org.bootseal.core.provision.ProvisioningRequest;

/**
 * A program for a Linux with a USB host controller: pulls the cable at one transfer of a run after the other. Each run
 * must end with a named cause and leave nothing open, and the next on the same board must complete. Arguments: a
 * provisioning file, and how many transfers to take, evenly spread, or "all".
 */
final class UnplugSweep {

	/** Beyond all limits of a run, in a machine that is emulated. */
	private static final Duration LONGEST_RUN = Duration.ofMinutes(2);

	private final WritePlan plan;
	private final UsbBoards bus;
	private final VirtualBoard board;

	private UnplugSweep(WritePlan plan, UsbBoards bus, VirtualBoard board) {
		this.plan = plan;
		this.bus = bus;
		this.board = board;
	}

	public static void main(String[] arguments) throws Exception {
		Provisioning what = ProvisioningFile.read(Path.of(arguments[0]));
		WritePlan plan = WritePlanner.plan(ProvisioningRequest.of(what,
				ProvisioningBuild.build(what, PasswordSource.NONE, Clock.systemUTC()), Set.of(), true)).full();
		VirtualBoard board = VirtualBoard.create(BoardSpec.mimxrt1020Evk());
		board.live(BoardPace.FAST);
		UsbBoards bus = new UsbBoards(KnownIds.of(DeviceCatalogue.builtIn()));
		try (UsbIpServer server = new UsbIpServer(List.of(board), new UsbIpOptions(0, true, false),
				new Events())) {
			new UnplugSweep(plan, bus, board).sweep(arguments[1]);
		} finally {
			bus.close();
		}
		check("nothing is left of " + bus.statistics(), bus.statistics().isZero());
	}

	/** Only what is wrong is of interest. */
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
			// the plan does not let it boot
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
			System.out.println("# " + message);
		}
	}

	private static void check(String name, boolean holds) {
		System.out.println((holds ? "ok " : "not ok ") + name + (holds ? "" : ": it does not hold"));
	}

	private void sweep(String wanted) throws Exception {
		BoardStatistics before = board.statistics();
		RunRecord whole = run();
		check("a run without a fault completes", whole.outcome() == Outcome.OK);
		int transfers = (int) (all(board.statistics()) - all(before));
		int count = wanted.equals("all") ? transfers : Math.min(transfers, Integer.parseInt(wanted));
		int[] chosen = IntStream.range(0, count).map(i -> 1 + (int) ((long) i * transfers / count)).toArray();
		System.out.println("# a run takes " + transfers + " transfers; the cable is pulled at " + count);
		long failures = Arrays.stream(chosen).filter(transfer -> !survives(transfer, transfer == transfers)).count();
		check("the cable was pulled at each of " + count + " transfers; " + failures + " ended badly", failures == 0);
	}

	private static long all(BoardStatistics statistics) {
		return statistics.reportsFromHost() + statistics.reportsToHost();
	}

	private RunRecord run() {
		return PlanRunner.run(plan, bus, BoardChoice.only(), asked -> true, Progress.NONE, new MemoryJournal(),
				RunListener.NONE);
	}

	/** The last transfer is the answer to the reset, which a board that resets need not give. */
	private boolean survives(int transfer, boolean isLast) {
		board.powerCycle();
		board.faults(new FaultScript(0, List.of(Fault.at(FaultSite.TRANSFER, FaultEffect.unplug()).nth(transfer))));
		long start = System.nanoTime();
		RunRecord cut = run();
		long took = System.nanoTime() - start;
		board.faults(FaultScript.none());
		boolean named = cut.failure().isPresent() ? !cut.failure().get().what().isBlank()
				: isLast && cut.outcome() == Outcome.OK;
		board.powerCycle();
		RunRecord next = run();
		boolean good = named && took < LONGEST_RUN.toNanos() && next.outcome() == Outcome.OK
				&& bus.statistics().handles.get() == 0 && bus.statistics().transfers.get() == 0;
		System.out.println("# " + transfer + ": " + cut.outcome() + " after " + took / 1_000_000 + " ms, "
				+ cut.failure().map(failure -> failure.what()).orElse("") + "; then " + next.outcome()
				+ next.failure().map(failure -> ", " + failure.what()).orElse("")
				+ (good ? "" : "  BAD; " + bus.statistics()));
		return good;
	}
}
