/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code bootseal doctor} says, to people and programs, and what it asks them. */
class DoctorCommandTest {

	@TempDir
	private Path folder;

	private Path state() {
		return folder.resolve("board.json");
	}

	private Path config() {
		return folder.resolve("work/scenario.bootseal");
	}

	private void board(String scenario) {
		CliRun.of("board", "virtual", "--state", state(), "--scenario", scenario, "--workspace", folder.resolve("work"))
				.exits(ExitCode.DONE);
	}

	private CliRun doctor(Object... more) {
		return CliRun.of(arguments(more));
	}

	private Object[] arguments(Object... more) {
		Object[] all = new Object[5 + more.length];
		System.arraycopy(new Object[] { "doctor", "--config", config(), "--state", state() }, 0, all, 0, 5);
		System.arraycopy(more, 0, all, 5, more.length);
		return all;
	}

	@Test
	void theCauseIsNamedWithWhatToDo() {
		board("wrong-port");
		doctor().exits(ExitCode.FAILED).says("certain: The flash is on another port (wrong-port)").says("  because ")
				.says("  do: The flash is on ");
	}

	@Test
	void programsReadLines() {
		board("wrong-port");
		doctor("--json").exits(ExitCode.FAILED).says("\"cause\":\"wrong-port\"").says("\"certainty\":\"certain\"")
				.says("\"healthy\":false");
	}

	@Test
	void theProvisioningFileIsNamedAsForWrite() {
		board("wrong-port");
		CliRun.of("doctor", config(), "--state", state()).exits(ExitCode.FAILED).says("(wrong-port)");
		doctor(config()).exits(ExitCode.BAD_INPUT).complains("--config", "one provisioning file");
		CliRun.of("doctor", "--state", state()).exits(ExitCode.BAD_INPUT).complains("FILE.bootseal", "--record");
	}

	@Test
	void theRecordOfTheRunNamesFileAndFailure() {
		board("wrong-port");
		CliRun.of("write", config(), "--state", state(), "--retries", "0").exits(ExitCode.FAILED)
				.says("why: bootseal doctor --record ");
		Path record = folder.resolve("work/scenario-boot/run.json");
		CliRun.of("doctor", "--record", record, "--state", state()).exits(ExitCode.FAILED)
				.says("run: ").says("20107").says("certain: The flash is on another port (wrong-port)");
		CliRun.of("doctor", "--record", record).exits(ExitCode.FAILED)
				.says("certain: The flash is on another port (wrong-port)");
		CliRun.of("doctor", "--record", record, "--state", state(), "--json").exits(ExitCode.FAILED)
				.says("\"source\":\"run\"").says("\"cause\":\"wrong-port\"");
		CliRun.of("doctor", "--record", config(), "--state", state()).exits(ExitCode.BAD_INPUT)
				.complains("record of a run");
	}

	@Test
	void eraseThatIsRefusedEverywhereIsNotTheFaultOfOneSector() throws IOException {
		SampleWorkspace workspace = new SampleWorkspace(folder);
		CliRun.of("write", workspace.file(), "--state", workspace.state()).exits(ExitCode.DONE);
		workspace.replace("bootType: authenticated", "bootType: authenticated\n  timestamp: 01/01/2026 00:00:00");
		Path faults = Files.writeString(folder.resolve("faults.yaml"),
				"faults: [{ at: mboot flash-erase-region, do: status 20106, always: true }]");
		CliRun.of("write", workspace.file(), "--state", workspace.state(), "--faults", faults)
				.exits(ExitCode.FAILED);
		CliRun.of("doctor", workspace.file(), "--record", workspace.output().resolve("run.json"), "--state",
				workspace.state(), "--faults", faults, "--consent", "scratch-sector").exits(ExitCode.FAILED)
				.says("(worn-sector)").saysNot("likely: A sector of the flash").saysNot("likely: The configured size");
	}

	@Test
	void whoIsAskedMayStopItAll() throws Exception {
		board("wrong-port");
		CliRun.answering(List.of("q"), arguments()).exits(ExitCode.REFUSED).complains("cancelled")
				.saysNot("(wrong-port)");
	}

	@Test
	void anEmptyBusLeavesSeveralCauses() {
		board("no-board");
		doctor().exits(ExitCode.FAILED).says("(no-board)").says("(not-serial-mode)").says("Set BOOT_MODE to 01");
	}

	@Test
	void eachExperimentIsAskedFor() {
		board("wrong-port");
		CliRun.answering(Collections.nCopies(30, "n"), arguments()).saysNot("(wrong-port)");
		CliRun.answering(List.of("a"), arguments()).exits(ExitCode.FAILED).says("(wrong-port)");
	}

	@Test
	void whatIsAgreedToBeforehandIsNotAskedFor() {
		board("wrong-port");
		CliRun.answering(List.of(), arguments("--consent", "configure")).exits(ExitCode.FAILED).says("(wrong-port)");
		doctor("--consent", "look").saysNot("(wrong-port)").says("with --consent configure it would also be tried to");
		doctor("--consent", "all").exits(ExitCode.BAD_INPUT).complains("--consent", "scratch-sector");
	}
}
