/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.board.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.bootseal.core.Progress;
import org.bootseal.core.doctor.Cause;
import org.bootseal.core.doctor.Certainty;
import org.bootseal.core.doctor.Doctor;
import org.bootseal.core.doctor.DoctorCase;
import org.bootseal.core.doctor.DoctorListener;
import org.bootseal.core.doctor.Finding;
import org.bootseal.core.doctor.Risk;
import org.bootseal.core.otp.FuseMap;
import org.bootseal.core.otp.FuseWord;
import org.bootseal.core.plan.BoardChoice;
import org.bootseal.core.plan.JournalEntry;
import org.bootseal.core.plan.RetryPolicy;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a closed part hides is told by the journal of the runs that burnt it. */
class DoctorJournalTest {

	@TempDir
	private Path backups;

	@ParameterizedTest
	@ValueSource(strings = { "srk-mismatch", "srk-mismatch-rt1170", "closed-without-srk", "srk-read-locked",
			"srk-revoked" })
	void tellsWhyAClosedPartRefusesTheFlashloader(String id) throws Exception {
		Scenario scenario = Scenarios.builtIn().find(id).orElseThrow();
		Rehearsal rehearsal = Rehearsal.of(scenario);
		List<Finding> findings = examine(rehearsal, journal(rehearsal, "virtual:1-1"));
		assertEquals(scenario.causes().get(0), findings.get(0).cause());
		assertEquals(Certainty.LIKELY, findings.get(0).certainty());
		assertEquals(Certainty.POSSIBLE, findings.get(1).certainty());
	}

	@ParameterizedTest
	@ValueSource(strings = { "closed-without-srk", "srk-read-locked", "srk-revoked" })
	void theJournalOfAPartElsewhereTellsNothing(String id) throws Exception {
		Rehearsal rehearsal = Rehearsal.of(Scenarios.builtIn().find(id).orElseThrow());
		List<Finding> findings = examine(rehearsal, journal(rehearsal, "virtual:1-2"));
		assertEquals(Cause.SRK_MISMATCH, findings.get(0).cause());
		assertNotEquals(Certainty.POSSIBLE, findings.get(1).certainty());
	}

	/** What runs would have noted that burnt all that is burnt. */
	private static List<JournalEntry> journal(Rehearsal rehearsal, String place) throws Exception {
		List<JournalEntry> journal = new ArrayList<>();
		FuseMap map = FuseMap.of(rehearsal.request().device());
		for (FuseWord word : map.words()) {
			int value = rehearsal.board().readFuse(word.index());
			if (value != 0) {
				journal.add(new JournalEntry(JournalEntry.Event.VERIFIED, rehearsal.request().device().name(), place,
						"0123456789ABCDEF", word.index(), word.name(), value, value));
			}
		}
		return journal;
	}

	private List<Finding> examine(Rehearsal rehearsal, List<JournalEntry> journal) throws Exception {
		DoctorCase about = new DoctorCase(rehearsal.request(), Optional.of(rehearsal.run(RetryPolicy.NEVER)),
				Risk.CONFIGURE, backups, false, journal);
		return Doctor.examine(about, rehearsal.bus(), BoardChoice.only(), Progress.NONE, DoctorListener.NONE)
				.findings();
	}
}
