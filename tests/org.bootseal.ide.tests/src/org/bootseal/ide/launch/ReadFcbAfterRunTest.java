/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ide.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.bootseal.board.fault.FaultScript;
import org.bootseal.core.device.Device;
import org.bootseal.core.device.DeviceCatalogue;
import org.bootseal.core.flexspi.FcbDifference;
import org.bootseal.core.flexspi.FcbMaking;
import org.bootseal.core.runlog.RunState;
import org.bootseal.ide.boards.ReadFcbJob;
import org.bootseal.ide.project.ExampleProject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a run wrote as FCB is read from a board whose flashloader runs, and held against one that is made. */
class ReadFcbAfterRunTest {

	@RegisterExtension
	static final LaunchBench BENCH = new LaunchBench("launched-fcb");

	@Test
	void theFcbInTheFlashIsTheOneThatIsMadeOfTheWords() throws Exception {
		assertEquals(RunState.OK, BENCH.run().state());
		BENCH.virtual().faults(FaultScript
				.read(BENCH.project.getFile(ExampleProject.FAULT).getLocation().toPath()));
		assertEquals(RunState.FAILED, BENCH.run().state());
		Device device = DeviceCatalogue.builtIn().find("MIMXRT1020");
		ReadFcbJob job = new ReadFcbJob(BENCH.boards, BENCH.board, device);
		job.schedule();
		job.join();
		assertTrue(job.getResult().isOK(), job.getResult()::getMessage);
		assertEquals(0, FcbDifference.between(FcbMaking.parse(device, "0xC0000007", "8M").fcb(),
				job.fcb().orElseThrow()).size());
	}
}
