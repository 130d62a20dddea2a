/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.bootseal.board.BoardSpec;
import org.bootseal.board.VirtualBoard;
import org.bootseal.core.BadInputException;
import org.bootseal.core.keys.KeyTree;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is told before fuses are burnt. */
class OtpPlanTest {

	private static final int SRK_HASH = 24;

	@TempDir
	private Path folder;
	private SampleWorkspace workspace;

	@BeforeEach
	void sample() throws IOException {
		workspace = new SampleWorkspace(folder);
	}

	private CliRun plan(Object... more) {
		return CliRun.of(Stream
				.concat(Stream.of("otp", "plan", workspace.file(), "--state", workspace.state()), Stream.of(more))
				.toArray());
	}

	private void burnSrk(Path keys) throws IOException, BadInputException {
		VirtualBoard board = VirtualBoard.create(BoardSpec.mimxrt1020Evk());
		int[] words = KeyTree.open(keys).srkTable().fuseWords();
		for (int i = 0; i < words.length; i++) {
			board.burnFuse(SRK_HASH + i, words[i]);
		}
		board.powerCycle();
		board.save(workspace.state());
	}

	private static void assertOnce(String sentence, CliRun run) {
		assertEquals(1, run.out().split(Pattern.quote(sentence), -1).length - 1, run.out());
	}

	@Test
	void whatClosingMeansIsSaidOnce() {
		CliRun run = plan("--burn", "--close").exits(ExitCode.DONE);
		assertOnce("the part is closed for ever", run);
		assertOnce("The image of this plan is signed under this SRK table", run);
		run.says("to agree beforehand to burn srk, close: token: ");
	}

	@Test
	void theTokenNamesOnlyGroupsThatHaveSomethingToWrite() throws IOException, BadInputException {
		plan("--burn").exits(ExitCode.DONE).says("to agree beforehand to burn srk: token: ");
		burnSrk(SampleWorkspace.keys());
		plan("--burn", "--close").exits(ExitCode.DONE).says("to agree beforehand to burn close: token: ");
		plan("--burn").exits(ExitCode.DONE).says("no fuse of the groups that were named is to be burnt")
				.saysNot("token");
	}

	@Test
	void aConflictIsSaidOnce() throws IOException, BadInputException {
		burnSrk(SampleWorkspace.otherKeys());
		CliRun run = plan("--burn").exits(ExitCode.FAILED).says("status=CONFLICT (");
		assertOnce("(SRK_HASH[255:224] is burnt with 0x", run);
		run.saysNot("! refused: ");
	}
}
