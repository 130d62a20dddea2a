/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.plan;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.bootseal.core.BadInputException;
import org.bootseal.core.plan.FakeTools.Result;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Plans and scripts for devices whose ROM speaks mboot. */
class MbootRomPlanTest {

	@TempDir
	private Path temp;

	private Path folder;
	private FakeTools tools;

	@BeforeEach
	void makeFolders() throws Exception {
		folder = Files.createDirectories(temp.resolve("it's a folder"));
		tools = new FakeTools(temp);
	}

	static List<String> shells() {
		return FakeTools.shells();
	}

	/**
	 * The order of MCUBootUtility's log on an RT1176 (NXP community, post 1326147), and the commands as it calls them.
	 */
	@Test
	void flashloaderIsStartedAsRecorded() throws Exception {
		StartFlashloaderStep start = (StartFlashloaderStep) WritePlanner.plan(Requests.mboot()).steps().get(1);

		assertEquals(List.of("blhost -u 0x1FC9,0x013D -t 5000 -j -- get-property 17 0",
				"blhost -u 0x1FC9,0x013D -t 5000 -j -- load-image tools/ivt_flashloader.bin",
				"blhost -u 0x1FC9,0x013D -t 5000 -j -- load-image tools/ivt_flashloader_signed.bin",
				"blhost -u 0x15A2,0x0073 -t 5000 -j -- get-property 1 0"),
				start.commands().stream().map(BoardCommand::line).toList());
		assertEquals(List.of("blhost -u 0x1FC9,0x013D -t 5000 -j -- get-property 17 0", "if HAB is open:",
				"blhost -u 0x1FC9,0x013D -t 5000 -j -- load-image tools/ivt_flashloader.bin"),
				start.details().subList(0, 3));
	}

	@Test
	void flashIsChosenConfiguredAndWrittenWithItsFcbAt0x400() throws Exception {
		List<String> lines = WritePlanner.plan(Requests.mboot()).full().commandLines();

		int chosen = lines.indexOf("blhost -u 0x15A2,0x0073 -t 5000 -j -- fill-memory 0x00002000 4 0xCF900001");
		assertTrue(chosen > 0, lines.toString());
		assertEquals("blhost -u 0x15A2,0x0073 -t 5000 -j -- configure-memory 9 0x00002000", lines.get(chosen + 1));
		assertEquals("blhost -u 0x15A2,0x0073 -t 5000 -j -- fill-memory 0x00002000 4 0xC0000007",
				lines.get(chosen + 2));
		assertTrue(lines.stream().anyMatch(line -> line.contains("flash-erase-region 0x30000000 ")), lines.toString());
		assertTrue(lines.stream().anyMatch(line -> line.contains("write-memory 0x30001000 ")), lines.toString());
		assertTrue(lines.stream().anyMatch(line -> line.contains("read-memory 0x30000400 512 ")), lines.toString());
	}

	private static BadInputException refused(byte[] loader) throws BadInputException {
		PlanFile file = PlanFile.of(Path.of("loader.bin"), loader);
		WriteRequest request = Requests.withFlashloaders(Requests.mboot(), Optional.of(file), Optional.empty());
		return assertThrows(BadInputException.class, () -> WritePlanner.plan(request));
	}

	@Test
	void flashloaderThatLoadImageCannotTakeIsRefused() throws Exception {
		byte[] shifted = new byte[0x1000];
		System.arraycopy(Requests.loadImage(false), 0, shifted, 0x400, 3000);
		assertTrue(refused(shifted).getMessage().contains("found an IVT at offset 0x400"),
				refused(shifted).getMessage());

		byte[] cut = Arrays.copyOf(Requests.loadImage(false), 2999);
		assertTrue(refused(cut).getMessage().contains("found 2999 bytes, expected 3000"), refused(cut).getMessage());

		for (int bootData : new int[] { 0, 0x2024FE00 + 2999, -1 }) {
			byte[] astray = Requests.loadImage(false);
			ByteBuffer.wrap(astray).order(ByteOrder.LITTLE_ENDIAN).putInt(0x10, bootData);
			assertTrue(refused(astray).getMessage().contains("boot data in the image"), refused(astray).getMessage());
		}
	}

	private Result run(String shell, WriteRequest request) throws Exception {
		WritePlan plan = ScriptPlans.onDisk(request, folder, "my image.bin");
		ScriptWriter.write(plan, folder);
		return tools.run(shell, folder, folder.resolve(ScriptSystem.LINUX.fileName()), Map.of());
	}

	@ParameterizedTest
	@MethodSource("shells")
	void eachShellStartsTheFlashloaderAndWrites(String shell) throws Exception {
		Result result = run(shell, Requests.mboot());

		assertEquals(0, result.exitCode(), result.output());
		assertTrue(tools.calls()
				.contains("blhost -u 0x1FC9,0x013D -t 5000 -j -- load-image ../sdk/ivt_flashloader.bin"),
				tools.calls().toString());
		assertFalse(tools.calls().stream().anyMatch(call -> call.contains("_signed") || call.contains("sdphost")));
		assertArrayEquals(Requests.mboot().image().content(), tools.flash());
	}

	@ParameterizedTest
	@ValueSource(strings = { "0", "1520786085" })
	void openPartsGetTheUnsignedFlashloader(String state) throws Exception {
		tools.set("security", state);

		assertEquals(0, run("sh", Requests.mboot()).exitCode());
		assertFalse(tools.calls().stream().anyMatch(call -> call.contains("_signed")));
	}

	@ParameterizedTest
	@ValueSource(strings = { "1", "3275540265" })
	void closedPartsGetTheSignedFlashloader(String state) throws Exception {
		tools.set("security", state);

		Result result = run("sh", Requests.mboot());
		assertEquals(0, result.exitCode(), result.output());
		assertTrue(tools.calls().stream().anyMatch(call -> call.endsWith("_signed.bin")), tools.calls().toString());
	}

	@Test
	void closedPartWithoutSignedFlashloaderIsLeftAlone() throws Exception {
		tools.set("security", "1");
		WriteRequest request = Requests.mboot();

		Result result = run("sh",
				Requests.withFlashloaders(request, request.unsignedFlashloader(), Optional.empty()));
		assertEquals(1, result.exitCode(), result.output());
		assertTrue(result.output().contains("no signed flashloader is given"), result.output());
		assertFalse(tools.calls().stream().anyMatch(call -> call.contains("load-image")));
	}

	@ParameterizedTest
	@ValueSource(strings = { "no-rom", "refuse" })
	void silentOrUnwillingRomEndsTheScript(String trouble) throws Exception {
		tools.set(trouble, "");

		Result result = run("sh", Requests.mboot());
		assertEquals(1, result.exitCode(), result.output());
		assertTrue(result.output().contains("FAILED at: Start the flashloader"), result.output());
	}

	@Test
	void batchFileAsksThePropertyAndLoads() throws Exception {
		String batch = ScriptWriter.render(WritePlanner.plan(Requests.mboot()), ScriptSystem.WINDOWS,
				Path.of("out").toAbsolutePath());

		List<String> lines = batch.lines().toList();
		int open = lines.indexOf("powershell -NoProfile -Command \"if ([IO.File]::ReadAllText($env:OUT)"
				+ " -notmatch '\\[\\s*(0|1520786085)\\s*\\]') { exit 1 }\" && goto hab_open");
		int closed = lines.indexOf("powershell -NoProfile -Command \"if ([IO.File]::ReadAllText($env:OUT)"
				+ " -notmatch '\\[\\s*\\d+\\s*\\]') { exit 1 }\" && goto hab_closed");
		assertTrue(open > 0 && closed == open + 1, batch);
		assertEquals("if not \"%RESULT%\"==\"0\" goto failed", lines.get(open - 1));
		assertEquals(2, lines.stream().filter(line -> line.equals(
				"call \"%%BLHOST%%\" -u 0x1FC9,0x013D -t 5000 -j -- load-image \"%%FILE%%\" || goto failed")).count());
		assertFalse(batch.contains("sdphost ends"));
	}
}
