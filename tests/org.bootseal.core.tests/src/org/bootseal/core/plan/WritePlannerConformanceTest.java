/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.plan;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Plans with a flashloader that NXP ships. */
@Tag("conformance")
class WritePlannerConformanceTest {

	@Test
	void flashloaderOfTheRt1020IsLoadedWhereItsUsersLoadIt() throws Exception {
		// a user's report: 0x20000000 does not start on RT1020, 0x20208000 with jump 0x20208400 does
		Path file = Path.of(System.getProperty("bootseal.vectors"), "mcu", "rt102x", "ivt_flashloader.bin");
		PlanFile flashloader = PlanFile.of(file, Files.readAllBytes(file));

		List<String> lines = WritePlanner.plan(
				Requests.withFlashloaders(Requests.plain(), Optional.of(flashloader), Optional.empty())).commandLines();

		assertTrue(lines.stream().anyMatch(line -> line.contains("write-file 0x20208000 ")), lines.toString());
		assertTrue(lines.stream().anyMatch(line -> line.endsWith("jump-address 0x20208400")), lines.toString());
	}
}
