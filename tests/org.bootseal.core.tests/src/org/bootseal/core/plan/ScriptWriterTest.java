/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.plan;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.bootseal.core.otp.FuseGroup;
import org.bootseal.core.plan.FakeTools.Result;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the shell script with stand-ins for the host tools, and holds what was called against the plan. */
class ScriptWriterTest {

	@TempDir
	private Path temp;

	private Path folder;
	private FakeTools tools;

	@BeforeEach
	void makeFolders() throws Exception {
		folder = Files.createDirectories(temp.resolve("it's a folder"));
		tools = new FakeTools(temp);
	}

	private WritePlan plan(WriteRequest request) throws Exception {
		return ScriptPlans.onDisk(request, folder, "my image.bin");
	}

	private Result run(WritePlan plan, String... arguments) throws Exception {
		ScriptWriter.write(plan, folder);
		return tools.run(folder.resolve(ScriptSystem.LINUX.fileName()), ScriptPlans.agreed(plan, arguments));
	}

	/** The plan's lines as the fakes write them down: relative to the script's folder, without quotes. */
	private List<String> lines(WritePlan plan) {
		List<String> lines = new ArrayList<>();
		for (String line : plan.full().commandLines()) {
			String called = line.replace("\"", "").replace(folder + "/", "").replace(temp + "/", "../");
			if (lines.isEmpty() || !lines.get(lines.size() - 1).equals(called)) {
				lines.add(called);
			}
		}
		return lines;
	}

	@Test
	void scriptCallsWhatThePlanSays() throws Exception {
		WritePlan plan = plan(Requests.plain());

		Result result = run(plan);

		assertEquals(0, result.exitCode(), result.output());
		List<String> planned = lines(plan);
		planned.removeIf(line -> line.contains("_signed"));
		planned.remove(planned.indexOf("sdphost -u 0x1FC9,0x0130 -t 5000 -j -- jump-address 0x20208200"));
		assertEquals(planned, tools.calls());
		assertArrayEquals(Requests.plain().image().content(), tools.flash());
		assertFalse(Files.exists(folder.resolve("readback.bin")));
		assertFalse(Files.exists(folder.resolve("fcb.bin")));
	}

	@Test
	void closedPartGetsTheSignedFlashloader() throws Exception {
		tools.set("closed", "");

		Result result = run(plan(Requests.plain()));

		assertEquals(0, result.exitCode(), result.output());
		assertTrue(tools.calls().contains(
				"sdphost -u 0x1FC9,0x0130 -t 5000 -j -- write-file 0x20208200 ../sdk/ivt_flashloader_signed.bin"));
		assertFalse(tools.calls().stream().anyMatch(call -> call.endsWith("/ivt_flashloader.bin")));
	}

	@Test
	void closedPartWithoutSignedFlashloaderEndsTheScript() throws Exception {
		tools.set("closed", "");
		WriteRequest plain = Requests.plain();

		Result result = run(plan(Requests.withFlashloaders(plain, plain.unsignedFlashloader(), Optional.empty())));

		assertEquals(1, result.exitCode());
		assertTrue(result.output().contains("no signed flashloader is given"), result.output());
	}

	@Test
	void runningFlashloaderIsUsed() throws Exception {
		tools.set("started", "");

		Result result = run(plan(Requests.plain()));

		assertEquals(0, result.exitCode(), result.output());
		assertFalse(tools.calls().stream().anyMatch(call -> call.startsWith("sdphost")));
	}

	@Test
	void missingBoardAndRefusedFlashloaderEndTheScript() throws Exception {
		tools.set("refuse", "");
		assertTrue(run(plan(Requests.plain())).output().contains("The ROM did not take the flashloader."));

		tools.set("no-rom", "");
		Result result = run(plan(Requests.plain()));
		assertEquals(1, result.exitCode());
		assertTrue(result.output().contains("Neither a flashloader nor a ROM"), result.output());
	}

	@Test
	void failedEraseEndsTheScript() throws Exception {
		tools.set("started", "");
		tools.set("fail-flash-erase-region", "");

		Result result = run(plan(Requests.plain()));

		assertEquals(1, result.exitCode());
		assertTrue(result.output().contains("FAILED at: Erase the sectors 0x60000000..0x6000AFFF"), result.output());
		assertFalse(tools.calls().stream().anyMatch(call -> call.contains("write-memory")));
	}

	@Test
	void wrongReadBackAndMissingFcbEndTheScript() throws Exception {
		tools.set("started", "");
		tools.set("no-fcb", "");
		assertTrue(run(plan(Requests.plain())).output().contains("The flash has no FCB."));

		tools.set("flip", "");
		Result result = run(plan(Requests.plain()));
		assertEquals(1, result.exitCode());
		assertTrue(result.output().contains("The flash differs from the image."), result.output());
	}

	@Test
	void noFuseIsBurntWithoutItsArgument() throws Exception {
		tools.set("started", "");

		// that the plan's own run would burn them makes no difference
		Result result = run(plan(Requests.withFuses(FuseGroup.SRK, FuseGroup.CLOSE)));

		assertEquals(0, result.exitCode(), result.output());
		assertFalse(tools.calls().stream().anyMatch(call -> call.contains("efuse-program-once")));
	}

	@Test
	void fusesAreBurntByTheirArguments() throws Exception {
		tools.set("started", "");

		Result srk = run(plan(Requests.withFuses()), "burn_srk");
		assertEquals(0, srk.exitCode(), srk.output());
		Result result = run(plan(Requests.withFuses()), "burn_close");

		assertEquals(0, result.exitCode(), result.output());
		assertTrue(result.output().contains("BOOT_CFG1 (word 6): 0x00000002 of the bits 0x00000002, now 0x00000000"),
				result.output());
		assertEquals(Integer.toUnsignedLong(Requests.SRK[0]), tools.fuse(24));
		assertEquals(Integer.toUnsignedLong(Requests.SRK[7]), tools.fuse(31));
		assertEquals(2, tools.fuse(6));
		List<String> programs = tools.calls().stream().filter(call -> call.contains("efuse-program-once")).toList();
		assertEquals(9, programs.size());
		assertEquals("blhost -u 0x15A2,0x0073 -t 5000 -j -- efuse-program-once 6 00000002", programs.get(8));
	}

	@Test
	void closingTogetherWithTheHashIsRefusedBecauseNobodySawTheBoardBoot() throws Exception {
		tools.set("started", "");

		Result result = run(plan(Requests.withFuses()), "burn_srk", "burn_close");

		assertEquals(1, result.exitCode());
		assertTrue(result.output().contains("let it boot the image with it first"), result.output());
		assertFalse(tools.calls().stream().anyMatch(call -> call.contains("efuse-program-once")
				|| call.contains("flash-erase-region")));
	}

	/** Without a terminal, and with what stands for other fuses. */
	@Test
	void nothingIsChangedWithoutAYesToJustTheseFuses() throws Exception {
		tools.set("started", "");
		WritePlan plan = plan(Requests.withFuses());
		ScriptWriter.write(plan, folder);
		Path script = folder.resolve(ScriptSystem.LINUX.fileName());
		String close = ScriptPlans.agreed(plan, "burn_close")[1];

		for (String[] arguments : List.of(new String[] { "burn_srk" }, new String[] { "burn_srk", close },
				new String[] { "burn_srk", "yes:" })) {
			Result result = tools.run(script, arguments);

			assertEquals(1, result.exitCode(), result.output());
			assertTrue(result.output().contains("SRK_HASH[255:224] (word 24): 0x"), result.output());
			assertTrue(result.output().contains("Nothing was changed."), result.output());
		}
		assertFalse(tools.calls().stream().anyMatch(call -> call.contains("efuse-program-once")
				|| call.contains("flash-erase-region")));
	}

	@Test
	void scriptDoesNotCloseAPartWithoutItsHash() throws Exception {
		tools.set("started", "");

		Result result = run(plan(Requests.withFuses()), "burn_close");

		assertEquals(1, result.exitCode());
		assertTrue(
				result.output()
						.contains("SRK_HASH[255:224] is not as it must be before the fuses \"close\" are burnt."),
				result.output());
		assertEquals(0, tools.fuse(6));
	}

	@Test
	void scriptDoesNotBurnOverOtherKeys() throws Exception {
		tools.set("started", "");
		tools.set("fuse-24", Long.toString(0xFF000000L));

		Result result = run(plan(Requests.withFuses()), "burn_srk");

		assertEquals(1, result.exitCode());
		assertTrue(result.output().contains("CONFLICT: SRK_HASH[255:224] holds 0xFF000000"), result.output());
		assertFalse(tools.calls().stream().anyMatch(call -> call.contains("flash-erase-region")));
	}

	@Test
	void fusesThatCannotBeReadMatterOnlyIfTheyAreToBeBurnt() throws Exception {
		tools.set("started", "");
		tools.set("fail-efuse-read-once", "");

		assertEquals(0, run(plan(Requests.withFuses())).exitCode());
		Result result = run(plan(Requests.withFuses()), "burn_srk");
		assertEquals(1, result.exitCode());
		assertTrue(result.output().contains("SRK_HASH[255:224] could not be read."), result.output());
	}

	@Test
	void scriptSeesAFuseThatStays() throws Exception {
		tools.set("started", "");
		tools.set("locked", "");

		Result result = run(plan(Requests.withFuses()), "burn_srk");

		assertEquals(1, result.exitCode());
		assertTrue(result.output().contains("SRK_HASH[255:224] is not as burnt."), result.output());
	}

	@Test
	void burntFusesAreLeftAlone() throws Exception {
		tools.set("started", "");
		for (int i = 0; i < 8; i++) {
			tools.set("fuse-" + (24 + i), Integer.toUnsignedString(Requests.SRK[i]));
		}

		assertEquals(0, run(plan(Requests.withFuses()), "burn_srk").exitCode());
		assertFalse(tools.calls().stream().anyMatch(call -> call.contains("efuse-program-once")));
	}

	@Test
	void unknownArgumentsAreRefusedBeforeAnythingIsDone() throws Exception {
		Result result = run(plan(Requests.plain()), "burn_srk");

		assertEquals(2, result.exitCode());
		assertTrue(result.output().contains("Unknown argument: burn_srk"), result.output());
	}

	@Test
	void imageWithFcbIsWrittenBesideWithoutIt() throws Exception {
		tools.set("started", "");
		byte[] whole = Requests.image(0x3000, 0x1000, Requests.IMAGE_ADDRESS, false);
		WritePlan plan = plan(Requests.withImage(Requests.plain(), PlanFile.of(Path.of("whole.bin"), whole),
				WriteRequest.DEFAULT_SECTOR_SIZE));

		assertEquals(0, run(plan).exitCode());
		assertArrayEquals(plan.image().content(), Files.readAllBytes(folder.resolve("my image_nopadding.bin")));
		assertArrayEquals(plan.image().content(), tools.flash());
	}

	@Test
	void shellScriptsOfBothSystemsAreEqualAndExecutable() throws Exception {
		List<Path> written = ScriptWriter.write(plan(Requests.plain()), folder);

		assertEquals(List.of("write_image_win.bat", "write_image_lnx.sh", "write_image_mac.sh"),
				written.stream().map(path -> path.getFileName().toString()).toList());
		assertEquals(Files.readString(written.get(1)), Files.readString(written.get(2)));
		assertTrue(Files.isExecutable(written.get(1)));
		assertFalse(Files.readString(written.get(1)).contains("\r"));
	}
}
