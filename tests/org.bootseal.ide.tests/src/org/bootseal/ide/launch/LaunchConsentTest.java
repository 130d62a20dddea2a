/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ide.launch;

import static org.bootseal.ide.launch.LaunchBench.NOBODY;
import static org.bootseal.ide.launch.LaunchBench.answering;
import static org.bootseal.ide.launch.LaunchBench.join;
import static org.bootseal.ide.launch.LaunchBench.output;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.bootseal.core.otp.FuseGroup;
import org.bootseal.core.plan.ConsentRequest;
import org.bootseal.core.runlog.LoggedRun;
import org.bootseal.core.runlog.RunState;
import org.bootseal.ide.run.RunProcess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Launches that are to burn fuses: whom they ask, and what they take for a yes. */
class LaunchConsentTest {

	private static final int CLOSE_WORD = 6;
	private static final int CLOSE_MASK = 2;

	@RegisterExtension
	static final LaunchBench BENCH = new LaunchBench("launched-consent");

	@Test
	void namedGroupsAreBurntAfterAYes() throws Exception {
		List<Object> asked = new ArrayList<>();
		LoggedRun run = BENCH.run(BENCH.settings(BENCH.board, FuseGroup.SRK), status -> answering(Boolean.TRUE, asked));
		assertEquals(RunState.OK, run.state(), run::message);
		assertEquals(1, asked.size());
		ConsentRequest request = (ConsentRequest) asked.get(0);
		assertEquals(8, request.fuses().size());
		assertNotEquals(0, BENCH.virtual().statistics().fuseBitsBurnt());
		assertEquals(0, BENCH.virtual().readFuse(CLOSE_WORD) & CLOSE_MASK, "closing was not named");
	}

	@Test
	void withoutAnybodyToAskNothingIsBurntOrWritten() throws Exception {
		RunProcess process = LaunchBench.launch(BENCH.settings(BENCH.board, FuseGroup.SRK, FuseGroup.CLOSE), NOBODY);
		join();
		assertEquals(RunProcess.CANCELLED, process.getExitValue());
		assertTrue(output(process).contains("nobody to ask"), () -> output(process));
		assertEquals(0, BENCH.virtual().statistics().fuseBitsBurnt());
		assertEquals(0, BENCH.virtual().statistics().pagesProgrammed());
	}

	@Test
	void anAnswerThatIsNoClearYesIsANo() throws Exception {
		LoggedRun run = BENCH.run(BENCH.settings(BENCH.board, FuseGroup.SRK),
				status -> answering("true", new ArrayList<>()));
		assertEquals(RunState.CANCELLED, run.state());
		assertEquals(0, BENCH.virtual().statistics().fuseBitsBurnt());
		assertTrue(run.message().contains("fuses untouched"), run::message);
	}

	@Test
	void unattendedLaunchBurnsWithTheRightTokenOnly() throws Exception {
		List<Object> asked = new ArrayList<>();
		BENCH.run(BENCH.settings(BENCH.board, FuseGroup.SRK), status -> answering(Boolean.FALSE, asked));
		String token = ((ConsentRequest) asked.get(0)).token();
		LoggedRun wrong = BENCH.run(unattended("00000000"), NOBODY);
		assertEquals(RunState.CANCELLED, wrong.state());
		assertEquals(RunState.CANCELLED, BENCH.run(unattended(""), NOBODY).state());
		assertEquals(0, BENCH.virtual().statistics().fuseBitsBurnt());
		LoggedRun right = BENCH.run(unattended(token), NOBODY);
		assertEquals(RunState.OK, right.state(), right::message);
		assertNotEquals(0, BENCH.virtual().statistics().fuseBitsBurnt());
	}

	private ProvisionLaunch unattended(String token) {
		return new ProvisionLaunch(BENCH.file, BENCH.board.name(), Set.of(FuseGroup.SRK), false, token, true, "");
	}

	@Test
	void groupThatTheFileDoesNotWantIsRefused() throws Exception {
		LoggedRun run = BENCH.run(BENCH.settings(BENCH.board, FuseGroup.LOCK),
				status -> answering(Boolean.TRUE, new ArrayList<>()));
		assertEquals(RunState.FAILED, run.state());
		assertTrue(run.message().contains("\"lock\""), run::message);
		assertEquals(0, BENCH.virtual().statistics().reportsFromHost());
	}
}
