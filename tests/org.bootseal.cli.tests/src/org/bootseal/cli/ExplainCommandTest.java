/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExplainCommandTest {

	@Test
	void aCodeIsExplained() {
		CliRun.of("explain", "20106").exits(ExitCode.DONE).says("20106 (0x4E8A) FlexSPINORCommandFailure")
				.says("  cause: ").says("  try 1: ").says("  source: ");
		CliRun.of("explain", "no", "such", "device").exits(ExitCode.DONE).says("gone: the board is no longer there");
		CliRun.of("explain", "--json", "HAB_INV_SIGNATURE").exits(ExitCode.DONE).says("\"id\":\"HAB_INV_SIGNATURE\"")
				.says("\"causes\":[");
	}

	@Test
	void whatIsNotKnownHasNeighbours() {
		CliRun.of("explain", "20111").exits(ExitCode.BAD_INPUT).complains("nothing is known of \"20111\"; near to it:")
				.says("20110 ");
		CliRun.of("explain", "qqqqqqqqqqq").exits(ExitCode.BAD_INPUT).complains("nothing is known of");
		CliRun.of("explain").exits(ExitCode.BAD_INPUT).complains("found no code", "--list");
	}

	@Test
	void allIsListed() {
		CliRun.of("explain", "--list").exits(ExitCode.DONE).says("20106 (0x4E8A)").says("HAB_INV_CSF").says("busy: ");
		CliRun.of("explain", "--list", "SEMC", "NAND").exits(ExitCode.DONE).says("21204 ");
	}

	/** A failure ends with the command that tells more of it, and that command knows it. */
	@Test
	void failuresNameTheirExplanation(@TempDir Path folder) throws IOException {
		SampleWorkspace workspace = new SampleWorkspace(folder);
		Path faults = Files.writeString(folder.resolve("faults.yaml"),
				"faults: [{ at: mboot configure-memory, do: status 20106, always: true }]\n");
		CliRun failed = CliRun.of("write", workspace.file(), "--board", "virtual", "--faults", faults)
				.exits(ExitCode.FAILED).says("  more: bootseal explain 20106");
		List<String> lines = failed.out().lines().toList();
		assertEquals("  more: bootseal explain 20106", lines.get(lines.size() - 2));
		assertTrue(lines.get(lines.size() - 1).startsWith("  why: bootseal doctor --record "), failed.out());
		CliRun.of("write", workspace.file(), "--board", "virtual").exits(ExitCode.DONE)
				.says("  more: bootseal explain \"db 00 14 43 33 21 c0 00\"");
		CliRun.of("explain", "db 00 14 43 33 21 c0 00").exits(ExitCode.DONE).says("HAB_INV_CERTIFICATE");
		CliRun.of("write", workspace.file(), "--board", "uart:" + folder.resolve("ttyNone")).exits(ExitCode.NO_BOARD)
				.says("  more: bootseal explain gone");
		CliRun.of("board", "list", "--board", "uart:/dev/null").exits(ExitCode.FAILED).says("  try: ")
				.says("  more: bootseal explain unavailable");
	}
}
