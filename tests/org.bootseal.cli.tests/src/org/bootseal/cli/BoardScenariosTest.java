/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.cli;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Boards that fail, made on the command line, and the runs of their users. */
class BoardScenariosTest {

	@TempDir
	private Path folder;

	private Path state() {
		return folder.resolve("board.json");
	}

	private CliRun run(String scenario) {
		CliRun.of("board", "virtual", "--state", state(), "--scenario", scenario, "--workspace", folder.resolve("work"))
				.exits(ExitCode.DONE).says("what its user does: bootseal write ");
		return CliRun.of("write", folder.resolve("work/scenario.bootseal"), "--state", state(), "--retries", "0");
	}

	@Test
	void areListedWithTheirSources() {
		CliRun.of("board", "scenarios").exits(ExitCode.DONE).says("wrong-port").says("NXP community, thread 479406");
		CliRun.of("board", "scenarios", "cmp").exits(ExitCode.DONE).says("complement-protection").saysNot("wrong-port");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			wrong-port               | 20107
			wrong-instance           | 20107
			block-protection         | 20101
			volatile-quad-enable     | quad enable bit
			srk-mismatch             | flashloader
			worn-sector              | 0x60003
			wrong-port+block-protection | 20107
			""")
	void failInTheirUsersRun(String scenario, String said) {
		run(scenario).exits(ExitCode.FAILED).says(said);
	}

	@ParameterizedTest
	@CsvSource({ "healthy-rt1020", "healthy-rt1170", "healthy-closed" })
	void healthyOnesBoot(String scenario) {
		run(scenario).exits(ExitCode.DONE).says("BOOTED");
	}

	@Test
	void aScenarioOfOnesOwnIsReadFromAFile() throws IOException {
		Path file = Files.writeString(folder.resolve("mine.yaml"), """
				title: My board
				cause: wrong-port
				source: my desk
				board: {port: B}
				symptom: {step: configure, status: 20107}
				""");
		CliRun.of("board", "virtual", "--state", state(), "--scenario", file).exits(ExitCode.DONE).says("My board");
		assertTrue(Files.exists(state()));
	}

	@Test
	void whatIsWrongIsSaid() throws IOException {
		CliRun.of("board", "virtual", "--state", state(), "--scenario", "nonsense").exits(ExitCode.BAD_INPUT)
				.complains("nonsense", "board scenarios");
		CliRun.of("board", "virtual", "--state", state(), "--scenario", "wrong-port", "--kind", "MIMXRT1020-EVK")
				.exits(ExitCode.BAD_INPUT).complains("--kind");
		CliRun.of("board", "virtual", "--state", state(), "--scenario", "no-sfdp+old-sfdp").exits(ExitCode.BAD_INPUT)
				.complains("flash.chip", "m25p64", "w25q64bv");
		CliRun.of("board", "virtual", "--state", state(), "--workspace", folder).exits(ExitCode.BAD_INPUT)
				.complains("--workspace");
		CliRun.of("board", "virtual", "--state", state(), "--scenario", "wrong-port", "--workspace", folder)
				.exits(ExitCode.DONE);
		Files.delete(state());
		CliRun.of("board", "virtual", "--state", state(), "--scenario", "wrong-port", "--workspace", folder)
				.exits(ExitCode.BAD_INPUT).complains("empty folder");
		assertFalse(Files.exists(state()));
	}
}
