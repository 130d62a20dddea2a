/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.board.usbip;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;

import org.bootseal.board.BoardPace;
import org.bootseal.board.BoardSpec;
import org.bootseal.board.TestImages;
import org.bootseal.board.VirtualBoard;
import org.bootseal.board.fault.Fault;
import org.bootseal.board.fault.FaultEffect;
import org.bootseal.board.fault.FaultScript;
import org.bootseal.board.fault.FaultSite;
import org.bootseal.core.Progress;
import org.bootseal.core.device.DeviceCatalogue;
import org.bootseal.core.flexspi.FlexSpiNorOption;
import org.bootseal.core.plan.BoardChoice;
import org.bootseal.core.plan.Outcome;
import org.bootseal.core.plan.PlanFile;
import org.bootseal.core.plan.PlanRunner;
import org.bootseal.core.plan.RunListener;
import org.bootseal.core.plan.RunRecord;
import org.bootseal.core.plan.WritePlan;
import org.bootseal.core.plan.WritePlanner;
import org.bootseal.core.plan.WriteRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whole runs of the core over USB/IP, re-enumeration included, and what becomes of them when the cable is pulled. */
class UsbIpRunTest {

	private static final int SMALL = 0x1000;
	private static final int LARGE = 0x20000;
	/** As a property of the JVM for longer runs; a thousand take some minutes. */
	private static final int RANDOM_PLACES = Integer.getInteger("bootseal.unplug", 200);

	private final ServerEvents events = new ServerEvents();
	private final VirtualBoard board = VirtualBoard.create(BoardSpec.mimxrt1020Evk());
	private UsbIpServer server;
	private UsbIpBus bus;

	@BeforeEach
	void serve() throws Exception {
		board.live(BoardPace.FAST);
		server = new UsbIpServer(List.of(board), UsbIpOptions.anyPort(), events);
		bus = new UsbIpBus(server.port(), events);
	}

	@AfterEach
	void close() {
		server.close();
		assertEquals(0, bus.open());
		assertFalse(events.lines().stream().anyMatch(line -> line.startsWith("trouble")),
				() -> events.lines().toString());
	}

	private static WritePlan plan(byte[] image) throws Exception {
		PlanFile loader = PlanFile.of(Path.of("flashloader.bin"), TestImages.ramImage(TestImages.LOADER_ADDRESS, true));
		return WritePlanner.plan(new WriteRequest(DeviceCatalogue.builtIn().find("MIMXRT1020"),
				PlanFile.of(Path.of("app.bin"), image), Optional.of(loader), Optional.empty(),
				FlexSpiNorOption.parse("0xC0000007"), WriteRequest.DEFAULT_SECTOR_SIZE, OptionalInt.empty(),
				Optional.empty(), List.of(), List.of(), OptionalInt.empty(), Set.of(), true)).full();
	}

	private RunRecord run(WritePlan plan) {
		return PlanRunner.run(plan, bus, BoardChoice.only(), consent -> true, Progress.NONE, entry -> {
			throw new AssertionError("nothing is to be burnt");
		}, RunListener.NONE);
	}

	/** A new board again, as far as its host can tell: plugged in, in the ROM. */
	private void plugIn() throws InterruptedException {
		int seen = events.count();
		board.faults(FaultScript.none());
		board.powerCycle();
		events.await(seen, line -> line.endsWith("appeared 1FC9:0130"));
	}

	private long transfers() {
		return board.statistics().reportsFromHost() + board.statistics().reportsToHost();
	}

	@Test
	void boardIsWrittenAndComesBackAsSomethingElse() throws Exception {
		byte[] image = TestImages.flashImage(LARGE);

		RunRecord run = run(plan(image));

		assertEquals(Optional.empty(), run.failure());
		assertEquals(Outcome.OK, run.outcome());
		assertArrayEquals(image, board.readFlash(0x1000, image.length));
		List<String> told = events.lines().stream().filter(line -> line.contains("appeared") || line.endsWith("left"))
				.toList();
		assertEquals(List.of("1-1 appeared 1FC9:0130", "1-1 left", "1-1 appeared 15A2:0073"), told.subList(0, 3));
	}

	@Test
	void cableIsPulledAtEachTransferOfASmallRun() throws Exception {
		WritePlan plan = plan(TestImages.flashImage(SMALL));
		assertEquals(Optional.empty(), run(plan).failure());
		// the last is the answer to the reset, which a board may leave the bus without
		long all = transfers() - 1;
		for (int nth = 1; nth <= all; nth++) {
			pullAt(nth, plan);
		}
		plugIn();
		assertEquals(Optional.empty(), run(plan).failure());
	}

	@Test
	void cableIsPulledAnywhereInALargeRun() throws Exception {
		WritePlan plan = plan(TestImages.flashImage(LARGE));
		assertEquals(Optional.empty(), run(plan).failure());
		int all = (int) transfers() - 1;
		Random random = new Random(all);
		for (int i = 0; i < RANDOM_PLACES; i++) {
			pullAt(1 + random.nextInt(all), plan);
		}
		plugIn();
		assertEquals(Optional.empty(), run(plan).failure());
	}

	private void pullAt(int nth, WritePlan plan) throws Exception {
		plugIn();
		board.faults(FaultScript.none().with(Fault.at(FaultSite.TRANSFER, FaultEffect.unplug()).nth(nth)));
		RunRecord run = run(plan);
		assertEquals(Outcome.FAILED, run.outcome(), () -> "pulled at " + nth);
		assertFalse(run.failure().orElseThrow().what().isBlank());
		assertFalse(run.failure().orElseThrow().boardState().isBlank());
		assertEquals(0, bus.open());
		assertTrue(bus.find().isEmpty());
	}
}
