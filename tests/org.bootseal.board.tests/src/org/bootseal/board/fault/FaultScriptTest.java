/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.board.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.bootseal.core.BadInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FaultScriptTest {

	@TempDir
	Path folder;

	private FaultScript read(String text) throws Exception {
		return FaultScript.read(Files.writeString(folder.resolve("faults.yaml"), text));
	}

	@Test
	void wholeScript() throws Exception {
		FaultScript script = read("""
				seed: 7
				faults:
				  - at: mboot flash-erase-region
				    do: status 20106
				    always: true
				  - at: erase sector 3
				    do: power cut
				  - at: report in
				    nth: 4
				    do: flip 4 0x01
				  - at: data out 0x1000
				    do: short 10
				    probability: 0.25
				  - { at: sdp jump-address, do: drop }
				  - { at: fuse word 0x18, do: weak }
				  - { at: transfer, nth: 7, do: babble }
				  - { at: line out ack, do: drop }
				  - { at: line in data, do: lose 12 }
				  - { at: line in command, do: refuse }
				  - { at: line out, do: extra 3 0x5A }
				  - { at: report in, do: twice }
				  - { at: report in, do: late 6000 }
				""");
		assertEquals(7, script.seed());
		assertEquals(List.of(
				Fault.at(FaultSite.MBOOT, FaultEffect.status(20106)).named("flash-erase-region").everyTime(),
				Fault.at(FaultSite.ERASE_SECTOR, FaultEffect.powerCut()).number(3),
				Fault.at(FaultSite.REPORT_IN, FaultEffect.flip(4, 1)).nth(4),
				Fault.at(FaultSite.DATA_OUT, FaultEffect.shorten(10)).number(0x1000).likely(0.25),
				Fault.at(FaultSite.SDP, FaultEffect.drop()).named("jump-address"),
				Fault.at(FaultSite.FUSE_WORD, FaultEffect.weak()).number(24),
				Fault.at(FaultSite.TRANSFER, FaultEffect.babble()).nth(7),
				Fault.at(FaultSite.LINE_OUT, FaultEffect.drop()).named("ack"),
				Fault.at(FaultSite.LINE_IN, FaultEffect.lose(12)).named("data"),
				Fault.at(FaultSite.LINE_IN, FaultEffect.refuse()).named("command"),
				Fault.at(FaultSite.LINE_OUT, FaultEffect.extra(3, 0x5A)),
				Fault.at(FaultSite.REPORT_IN, FaultEffect.twice()),
				Fault.at(FaultSite.REPORT_IN, FaultEffect.late(6000))), script.faults());
	}

	@ParameterizedTest
	@ValueSource(strings = { "faults:\n  - at: nowhere\n    do: drop\n", "faults:\n  - at: report out\n    do: burn\n",
			"faults:\n  - at: report out 3\n    do: drop\n", "faults:\n  - at: erase sector x\n    do: drop\n",
			"faults:\n  - at: report in\n", "faults:\n  - at: report in\n    do: flip 2000 1\n",
			"faults:\n  - at: line in\n    do: lose 2000\n", "faults:\n  - at: line in\n    do: extra 1 256\n",
			"faults:\n  - {at: report in, do: drop, probability: 2}\n",
			"faults:\n  - {at: report in, do: drop, always: perhaps}\n",
			"faults:\n  - {at: report in, do: late 0}\n", "faults:\n  - {at: report in, do: drop, often: 3}\n",
			"fault: []\n", "[", "" })
	void wrongScript(String text) {
		BadInputException e = assertThrows(BadInputException.class, () -> read(text));
		assertTrue(e.getMessage().contains("faults.yaml"), e.getMessage());
	}
}
