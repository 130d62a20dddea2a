/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.board.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.bootseal.board.BootPins;
import org.bootseal.core.Progress;
import org.bootseal.core.doctor.Certainty;
import org.bootseal.core.doctor.Doctor;
import org.bootseal.core.doctor.DoctorCase;
import org.bootseal.core.doctor.DoctorListener;
import org.bootseal.core.doctor.DoctorReport;
import org.bootseal.core.doctor.Finding;
import org.bootseal.core.doctor.Risk;
import org.bootseal.core.plan.BoardChoice;
import org.bootseal.core.plan.RetryPolicy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A board that was written and does not boot, of which nobody kept a record, as where nobody can look on. */
class DoctorWithoutRecordTest {

	@TempDir
	private Path backups;

	@ParameterizedTest
	@ValueSource(strings = { "bad-signature", "other-boot-device", "boot-pin-group-fuse", "plain-image-refused",
			"encrypted-boot-off", "boot-fuse-not-set", "unsigned-image" })
	void tellsWhyItDoesNotBoot(String id) throws Exception {
		Scenario scenario = Scenarios.builtIn().find(id).orElseThrow();
		Rehearsal rehearsal = Rehearsal.of(scenario);
		rehearsal.run(RetryPolicy.NEVER);
		Finding first = examine(rehearsal).findings().get(0);
		assertEquals(scenario.causes().get(0), first.cause());
		assertNotEquals(Certainty.POSSIBLE, first.certainty());
	}

	@Test
	void aBoardThatWillBootIsHealthyAndSaysSo() throws Exception {
		Rehearsal rehearsal = Rehearsal.of(Scenarios.builtIn().find("healthy-rt1020").orElseThrow());
		rehearsal.run(RetryPolicy.NEVER);
		rehearsal.board().setBootPins(BootPins.SERIAL);
		rehearsal.board().powerCycle();
		DoctorReport report = examine(rehearsal);
		assertTrue(report.isHealthy());
		List<String> by = report.findings().get(0).by();
		assertTrue(by.stream().anyMatch(each -> each.contains("will boot the image")), by::toString);
	}

	private DoctorReport examine(Rehearsal rehearsal) {
		return Doctor.examine(new DoctorCase(rehearsal.request(), Optional.empty(), Risk.CONFIGURE, backups, false),
				rehearsal.bus(), BoardChoice.only(), Progress.NONE, DoctorListener.NONE);
	}
}
