/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.board.usbip;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
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

/** A board whose ROM speaks mboot, over USB/IP: its descriptors, and whole runs of the core. */
class UsbIpLoadImageTest {

	private static final long LOADER = 0x2024FE00L;
	private static final long FLASH = 0x30000000L;

	private final ServerEvents events = new ServerEvents();
	private VirtualBoard board;
	private UsbIpServer server;
	private UsbIpBus bus;

	@BeforeEach
	void serve() throws Exception {
		board = VirtualBoard.create(BoardSpec.named("MIMXRT1170-EVK"));
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

	/** The report descriptor has room for what the ROM sends and takes: 1016 bytes behind a header of 4. */
	@Test
	void descriptorsFitTheReports() throws Exception {
		events.await(0, line -> line.equals("1-1 appeared 1FC9:013D"));
		try (UsbIpHost host = UsbIpHost.of(server.port(), "1-1")) {
			assertEquals("12010002000000" + "40c91f3d010101" + "01020001", hex(host.descriptor(1, 0)));
			String configuration = hex(host.descriptor(2, 0));
			assertEquals("09022900", configuration.substring(0, 8));
			assertTrue(configuration.contains("07058103fb0301") && configuration.contains("07050203fb0301"),
					configuration);
			String report = hex(host.descriptor(0x22, 0));
			for (String id : List.of("8501", "8502", "8503", "8504")) {
				assertTrue(report.contains(id + "1901290115" + "0026ff007528" + "95cc"), report);
			}
			assertEquals("SE Blank RT Family ", host.string(2));
		}
	}

	private static String hex(byte[] bytes) {
		return HexFormat.of().formatHex(bytes);
	}

	private static byte[] image() {
		byte[] image = TestImages.flashImage(0x1000);
		ByteBuffer words = ByteBuffer.wrap(image).order(ByteOrder.LITTLE_ENDIAN);
		for (int at : new int[] { 0x04, 0x10, 0x14, 0x20, 0x1004 }) {
			words.putInt(at, (int) (words.getInt(at) - TestImages.FLASH + FLASH));
		}
		return image;
	}

	private static WritePlan plan() throws Exception {
		PlanFile loader = PlanFile.of(Path.of("flashloader.bin"), TestImages.ramImage(LOADER, true));
		return WritePlanner.plan(new WriteRequest(DeviceCatalogue.builtIn().find("MIMXRT1176"),
				PlanFile.of(Path.of("app.bin"), image()), Optional.of(loader), Optional.empty(),
				FlexSpiNorOption.parse("0xC0000007"), WriteRequest.DEFAULT_SECTOR_SIZE, OptionalInt.empty(),
				Optional.empty(), List.of(), List.of(), OptionalInt.empty(), Set.of(), true)).full();
	}

	private RunRecord run(WritePlan plan) {
		return PlanRunner.run(plan, bus, BoardChoice.only(), consent -> true, Progress.NONE, entry -> {
			throw new AssertionError("nothing is to be burnt");
		}, RunListener.NONE);
	}

	@Test
	void boardIsWrittenAndBoots() throws Exception {
		RunRecord run = run(plan());

		assertEquals(Optional.empty(), run.failure());
		assertArrayEquals(image(), board.readFlash(0x1000, image().length));
		List<String> told = events.lines().stream().filter(line -> line.contains("appeared") || line.endsWith("left"))
				.toList();
		assertEquals(List.of("1-1 appeared 1FC9:013D", "1-1 left", "1-1 appeared 15A2:0073"), told.subList(0, 3));
		assertTrue(board.bootInternally().booted());
	}

	@Test
	void closedPartTellsWhyItDoesNotStartTheLoader() throws Exception {
		board.burnFuse(22, 2);
		int seen = events.count();
		board.powerCycle();
		events.await(seen, line -> line.endsWith("appeared 1FC9:013D"));

		RunRecord run = run(plan());

		assertEquals(Outcome.FAILED, run.outcome());
		assertEquals("The part is closed and no signed flashloader is given.", run.failure().orElseThrow().what());
	}

	@Test
	void cableIsPulledAtEachTransfer() throws Exception {
		WritePlan plan = plan();
		assertEquals(Optional.empty(), run(plan).failure());
		// the last is the answer to the reset, which a board may leave the bus without
		long all = board.statistics().reportsFromHost() + board.statistics().reportsToHost() - 1;
		for (int nth = 1; nth <= all; nth++) {
			plugIn();
			board.faults(FaultScript.none().with(Fault.at(FaultSite.TRANSFER, FaultEffect.unplug()).nth(nth)));
			RunRecord run = run(plan);
			int pulled = nth;
			assertEquals(Outcome.FAILED, run.outcome(), () -> "pulled at " + pulled);
			assertFalse(run.failure().orElseThrow().boardState().isBlank());
			assertEquals(0, bus.open());
		}
		plugIn();
		assertEquals(Optional.empty(), run(plan).failure());
	}

	private void plugIn() throws InterruptedException {
		int seen = events.count();
		board.faults(FaultScript.none());
		board.powerCycle();
		events.await(seen, line -> line.endsWith("appeared 1FC9:013D"));
	}
}
