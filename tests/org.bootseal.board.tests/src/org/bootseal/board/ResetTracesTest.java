/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.board;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

import org.bootseal.board.sweep.Bench;
import org.bootseal.core.Progress;
import org.bootseal.core.connection.BoardMode;
import org.bootseal.core.device.Device;
import org.bootseal.core.flexspi.FlexSpiNorOption;
import org.bootseal.core.plan.BoardChoice;
import org.bootseal.core.plan.BoardCommand;
import org.bootseal.core.plan.BoardTalk;
import org.bootseal.core.plan.MemoryJournal;
import org.bootseal.core.plan.Outcome;
import org.bootseal.core.plan.PlanFile;
import org.bootseal.core.plan.PlanRunner;
import org.bootseal.core.plan.RunListener;
import org.bootseal.core.plan.RunRecord;
import org.bootseal.core.plan.TalkEnd;
import org.bootseal.core.plan.TalkPlan;
import org.bootseal.core.plan.TalkStep;
import org.bootseal.core.plan.WriteRequest;
import org.bootseal.core.predict.BootLook;
import org.bootseal.core.predict.ResetTraces;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Why a part was reset, which image it was to take, and what its ROM noted. */
class ResetTracesTest {

	@TempDir
	private Path folder;

	/** Puts words where a real part has them, and looks. */
	private record Looked(Device device, BootLook look, List<long[]> words) implements TalkStep.Work {

		@Override
		public void talk(BoardTalk board) throws TalkEnd {
			for (long[] place : words) {
				ByteBuffer bytes = ByteBuffer.allocate((place.length - 1) * Integer.BYTES)
						.order(ByteOrder.LITTLE_ENDIAN);
				for (int i = 1; i < place.length; i++) {
					bytes.putInt((int) place[i]);
				}
				board.send(new BoardCommand.WriteMemory(device.flashloaderId(), place[0],
						PlanFile.of(Path.of("trace.bin"), bytes.array())));
			}
			look.talk(board);
		}
	}

	private ResetTraces look(String board, List<long[]> words) throws Exception {
		return look(VirtualBoard.create(BoardSpec.named(board)), words);
	}

	private ResetTraces look(VirtualBoard board, List<long[]> words) throws Exception {
		WriteRequest request = new Bench(Files.createTempDirectory(folder, "bench"), 1).request(board.spec(), 0x400, 0,
				Set.of());
		Device device = request.device();
		BootLook look = new BootLook(device, (FlexSpiNorOption) request.option(), OptionalInt.empty());
		TalkPlan plan = TalkPlan.of(device, "Look", List.of(), request.unsignedFlashloader(),
				request.signedFlashloader(), Optional.empty(),
				new TalkPlan.Talk("look", "Look", new Looked(device, look, words)));
		RunRecord run = PlanRunner.run(plan, VirtualBoards.of(board), BoardChoice.only(), asked -> false, Progress.NONE,
				new MemoryJournal(), RunListener.NONE);
		assertEquals(Outcome.OK, run.outcome(), () -> "" + run.failure());
		return look.traces();
	}

	@Test
	void anRt117xTellsCauseCopyAndLog() throws Exception {
		ResetTraces traces = look("MIMXRT1170-EVK", List.of(new long[] { 0x40C04038L, 0x44000000L },
				new long[] { 0x2024AD78L, 3, 0x0B35_F300L, 0x0C34_F001L, 0x30002001L }));
		assertEquals(List.of("reset by power-up (SRC_SRSR 0x00000001; a bit stays until it is cleared)",
				"until the power is taken away the ROM begins with the secondary image (PERSIST_SECONDARY_BOOT) and image"
						+ " number 2 of redundant ones (PERSIST_REDUNDANT_BOOT) (SRC_GPR10 0x44000000)"),
				traces.sentences().subList(0, 2));
		assertEquals(2, traces.log().size());
		assertEquals(2, traces.sentences().stream().filter(line -> line.startsWith("ROM log: ")).count());
	}

	@Test
	void eachBitOfTheResetStatusIsACause() throws Exception {
		Device device = BoardSpec.named("MIMXRT1170-EVK").device().device();
		assertEquals(
				List.of("reset by software on the Cortex-M7, watchdog 1 or 2 (SRC_SRSR 0x00000022; a bit stays until it"
						+ " is cleared)"),
				new ResetTraces(device, OptionalInt.of(0x22), OptionalInt.empty(), List.of()).sentences());
	}

	/** The words of the samples in NXP-MCUBootUtility's description of the log. */
	@Test
	void anRt10xxTellsItsLog() throws Exception {
		ResetTraces traces = look("MIMXRT1020-EVK",
				List.of(new long[] { 0x2020515CL, 0x00010002, 0x000200F0, 0x00060008, 0 }));
		assertEquals(List.of("reset by power-up (SRC_SRSR 0x00000001; a bit stays until it is cleared)",
				"the ROM begins with the first image (SRC_GPR10 0x00000000)",
				"ROM log: boot mode: internal boot, settings from pins or fuses", "ROM log: security: open",
				"ROM log: boot device: FlexSPI NOR"), traces.sentences());
	}

	@Test
	void theRomOfTheVirtualBoardNotesWhyItCameBack() throws Exception {
		VirtualBoard board = VirtualBoard.create(BoardSpec.named("MIMXRT1020-EVK"));
		board.setBootPins(BootPins.INTERNAL);
		board.reset();
		assertEquals(List.of("ROM log: boot mode: internal boot, settings from pins or fuses",
				"ROM log: security: open", "ROM log: BT_FUSE_SEL is not burnt: boot settings come from pins",
				"ROM log: first image", "ROM log: boot device: FlexSPI NOR",
				"ROM log: the ROM sets the boot device up",
				"ROM log: setting the boot device up failed: check pins, FCB and supply of the memory (a failure)",
				"ROM log: the ROM enters serial download"), logged(look(board, List.of())));
	}

	@Test
	void theRomOfAnRt117xCountsItsLog() throws Exception {
		VirtualBoard board = VirtualBoard.create(BoardSpec.named("MIMXRT1170-EVK"));
		board.setBootPins(BootPins.INTERNAL);
		board.reset();
		List<String> log = logged(look(board, List.of()));
		assertEquals(List.of("ROM log: boot device, start: noted", "ROM log: boot device, end: failed (a failure)",
				"ROM log: serial download, start: noted"), log.subList(log.size() - 3, log.size()));
	}

	@Test
	void aResetBySoftwareIsAddedAndGoneWithThePower() throws Exception {
		VirtualBoard board = VirtualBoard.create(BoardSpec.named("MIMXRT1170-EVK"));
		try (Host host = Host.connect(VirtualBoards.of(board), BoardMode.MBOOT_ROM)) {
			assertEquals(0, host.simple(0x0B));
		}
		Path file = folder.resolve("board.json");
		board.save(file);
		VirtualBoard kept = VirtualBoard.open(file);
		assertEquals("reset by power-up, software on the Cortex-M7"
				+ " (SRC_SRSR 0x00000003; a bit stays until it is cleared)", look(kept, List.of()).sentences().get(0));
		kept.powerCycle();
		assertEquals("reset by power-up (SRC_SRSR 0x00000001; a bit stays until it is cleared)",
				look(kept, List.of()).sentences().get(0));
	}

	@Test
	void aBitOfTheResetStatusIsClearedByWritingIt() throws Exception {
		assertEquals("the ROM begins with the first image (SRC_GPR10 0x00000000)",
				look("MIMXRT1020-EVK", List.of(new long[] { 0x400F8008L, 1 })).sentences().get(0));
	}

	@Test
	void memoryThatIsNoLogSaysNothing() throws Exception {
		ResetTraces traces = look("MIMXRT1060-EVK", List.of(new long[] { 0x2020523CL, 0x12345678 }));
		assertEquals(List.of(), traces.log());
		assertEquals(2, traces.sentences().size());
	}

	private static List<String> logged(ResetTraces traces) {
		return traces.sentences().stream().filter(line -> line.startsWith("ROM log: ")).toList();
	}
}
