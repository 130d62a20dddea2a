/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.bootseal.board.VirtualBoard;
import org.bootseal.core.otp.FuseSnapshot;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Fuses are reviewed without the board that they belong to. */
class OtpOfflineTest {

	private static final Pattern TOKEN = Pattern.compile("token: ([0-9a-f]{8})");

	@TempDir
	private Path folder;
	private SampleWorkspace workspace;
	private Path fuses;

	@BeforeEach
	void sample() throws IOException {
		workspace = new SampleWorkspace(folder);
		fuses = folder.resolve("fuses.yaml");
	}

	private CliRun otp(String command, Object... more) {
		return CliRun.of(Stream.concat(Stream.of("otp", command, workspace.file()), Stream.of(more)).toArray());
	}

	private void readFuses() {
		otp("read", "--state", workspace.state(), "-o", fuses).exits(ExitCode.DONE).says("fuse words");
	}

	private static String token(CliRun run) {
		Matcher token = TOKEN.matcher(run.out());
		assertTrue(token.find(), run.out());
		return token.group(1);
	}

	@Test
	void allFusesAreRead() throws Exception {
		readFuses();
		FuseSnapshot snapshot = FuseSnapshot.read(fuses);
		VirtualBoard board = workspace.board();
		assertEquals("MIMXRT1020", snapshot.device());
		assertEquals(32, snapshot.values().size());
		snapshot.values().forEach((word, value) -> assertEquals(board.readFuse(word), value));
	}

	@Test
	void wordsThatAreLockedAgainstReadingAreLeftOut() throws Exception {
		VirtualBoard board = workspace.board();
		board.burnFuse(32, 0x12345678);
		board.burnFuse(0, 1 << 6);
		board.powerCycle();
		board.save(workspace.state());
		readFuses();
		assertFalse(FuseSnapshot.read(fuses).values().containsKey(32));
		assertTrue(Files.readString(fuses).contains("# 32: not readable, SJC_RESP0"));
	}

	/** What was reviewed without the board is what the board agrees to. */
	@Test
	void planOfAFileHasTheTokenOfTheBoard() {
		readFuses();
		String token = token(otp("plan", "--fuses", fuses, "--burn", "--close").exits(ExitCode.DONE));
		assertEquals(token, token(otp("plan", "--state", workspace.state(), "--burn", "--close")));
		assertEquals(token, token(otp("plan", "--fuses", workspace.state(), "--burn", "--close")));
		CliRun.of("write", workspace.file(), "--state", workspace.state(), "--burn", "--close", "--yes", token)
				.exits(ExitCode.DONE);
	}

	@Test
	void simulationIsWhatTheBoardBecomes() throws Exception {
		readFuses();
		Path after = folder.resolve("after.yaml");
		CliRun run = otp("simulate", "--fuses", fuses, "--burn", "--close", "-o", after).exits(ExitCode.DONE);
		run.says("The part is closed: the ROM runs only what HAB authenticates")
				.says("HAB authenticates the image if its signatures are right.")
				.says("0x00000000 -> 0x00000002");
		CliRun.of("write", workspace.file(), "--state", workspace.state(), "--burn", "--close", "--yes", token(run))
				.exits(ExitCode.DONE);
		VirtualBoard board = workspace.board();
		FuseSnapshot.read(after).values().forEach((word, value) -> assertEquals(board.readFuse(word), value));
	}

	@Test
	void simulationBurnsNothing() throws Exception {
		readFuses();
		String before = Files.readString(fuses);
		otp("simulate", "--fuses", fuses).exits(ExitCode.DONE).says("No fuse would change.").says("The part is open");
		otp("simulate", "--fuses", fuses, "--burn").exits(ExitCode.DONE).says("The part is open")
				.says("Fuses that would change:");
		assertEquals(before, Files.readString(fuses));
		assertEquals(0, workspace.board().readFuse(24));
	}

	@Test
	void conflictIsNoPlan() throws Exception {
		readFuses();
		String text = Files.readString(fuses);
		Files.writeString(fuses, text.replaceFirst("  24: 0x00000000", "  24: 0xFF000000"));
		otp("plan", "--fuses", fuses, "--burn").exits(ExitCode.FAILED).says("belongs to other keys");
		otp("simulate", "--fuses", fuses, "--burn").exits(ExitCode.FAILED).saysNot("would change");
	}

	@Test
	void fusesOfAnotherPartAreNoPlan() throws Exception {
		readFuses();
		Files.writeString(fuses, Files.readString(fuses).replace("MIMXRT1020", "MIMXRT1050"));
		otp("plan", "--fuses", fuses).exits(ExitCode.BAD_INPUT);
		otp("plan", "--fuses", folder.resolve("none.yaml")).exits(ExitCode.BAD_INPUT);
		otp("plan", "--fuses", fuses, "--state", workspace.state()).exits(ExitCode.BAD_INPUT);
	}

	@Test
	void groupsAreNamed() {
		readFuses();
		otp("plan", "--fuses", fuses, "--burn", "srk").exits(ExitCode.DONE).says("to burn srk: token: ");
		otp("plan", "--fuses", fuses, "--burn=boot").exits(ExitCode.DONE).says("no fuse of the groups");
		otp("plan", "--fuses", fuses, "--burn", "all").exits(ExitCode.BAD_INPUT);
		otp("plan", "--fuses", fuses, "--burn=srk,close").exits(ExitCode.BAD_INPUT);
		otp("plan", "--fuses", fuses, "--burn=").exits(ExitCode.BAD_INPUT);
		CliRun.of("otp", "plan", "--fuses", fuses, "--burn", workspace.file()).exits(ExitCode.DONE);
		otp("simulate", "--fuses", fuses, "--burn=boot").exits(ExitCode.BAD_INPUT);
	}
}
