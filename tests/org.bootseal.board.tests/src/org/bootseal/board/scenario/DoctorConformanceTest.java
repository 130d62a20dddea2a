/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.board.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.bootseal.core.Progress;
import org.bootseal.core.doctor.Certainty;
import org.bootseal.core.doctor.Doctor;
import org.bootseal.core.doctor.DoctorCase;
import org.bootseal.core.doctor.DoctorListener;
import org.bootseal.core.doctor.DoctorReport;
import org.bootseal.core.doctor.Experiment;
import org.bootseal.core.doctor.ExperimentKind;
import org.bootseal.core.doctor.Finding;
import org.bootseal.core.doctor.Risk;
import org.bootseal.core.plan.BoardChoice;
import org.bootseal.core.plan.RetryPolicy;
import org.bootseal.core.plan.RunRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** For each scenario the doctor finds its cause, by what a host can see; a table of it is left in a file. */
class DoctorConformanceTest {

	private static final Path REPORT = Path.of("target", "conformance", "doctor.txt");
	private static final Map<String, String> ROWS = new TreeMap<>();

	/** Scenarios whose cause is one of several that a host can't tell apart, and why it can't; a person can. */
	private static final Map<String, String> ONE_OF_SEVERAL = Map.of(
			"closed-without-srk", "a closed part refuses each flashloader alike, and shows its fuses to none",
			"srk-read-locked", "a closed part refuses each flashloader alike, and shows its locks to none",
			"srk-revoked", "a closed part refuses each flashloader alike, and the user has no other SRK to try",
			"no-board", "an empty bus is an empty bus", //
			"not-serial-mode", "an application without USB looks like no board", //
			"serial-download-disabled", "a ROM that may not talk looks like no board");

	@TempDir
	private Path folder;

	@TestFactory
	Stream<DynamicTest> findsTheCause() {
		return Scenarios.builtIn().all().stream()
				.map(scenario -> DynamicTest.dynamicTest(scenario.id(), () -> findsTheCause(scenario)));
	}

	private void findsTheCause(Scenario scenario) throws Exception {
		DoctorReport report = examine(scenario);
		Finding first = report.findings().get(0);
		ROWS.put(scenario.id(), row(scenario.id(), report));
		for (Finding finding : report.findings()) {
			assertTrue(finding.certainty() != Certainty.CERTAIN || scenario.causes().contains(finding.cause())
					|| finding.cause().id().equals("lost-first-ping"), () -> text(report));
		}
		if (ONE_OF_SEVERAL.containsKey(scenario.id())) {
			report.findings().stream().filter(each -> each.certainty() == first.certainty())
					.forEach(each -> assertFalse(each.remedies().isEmpty(), () -> each.cause() + text(report)));
		} else {
			assertTrue(scenario.causes().contains(first.cause()), () -> text(report));
			assertTrue(first.certainty() != Certainty.POSSIBLE, () -> text(report));
		}
		List<Finding> best = report.findings().stream().filter(each -> each.certainty() == first.certainty()).toList();
		assertTrue(best.stream().anyMatch(each -> scenario.causes().contains(each.cause())), () -> text(report));
		assertEquals(scenario.isHealthy(), report.isHealthy(), () -> text(report));
		report.experiments().forEach(made -> assertIsAnnounced(made.experiment()));
	}

	/** What is made is among what a user was shown beforehand, and does no more. */
	private static void assertIsAnnounced(Experiment made) {
		ExperimentKind kind = ExperimentKind.of(made).orElseThrow(() -> new AssertionError(made));
		assertEquals(kind.risk(), made.risk(), made::toString);
		assertTrue(made.cost().compareTo(kind.cost()) <= 0, made::toString);
	}

	private DoctorReport examine(Scenario scenario) throws Exception {
		Rehearsal rehearsal = Rehearsal.of(scenario);
		RunRecord run = rehearsal.run(RetryPolicy.NEVER);
		return Doctor.examine(
				new DoctorCase(rehearsal.request(), Optional.of(run), Risk.SCRATCH_SECTOR,
						Files.createTempDirectory(folder, "backups"), false),
				rehearsal.bus(), BoardChoice.only(), Progress.NONE, DoctorListener.NONE);
	}

	private static String row(String id, DoctorReport report) {
		List<String> found = new ArrayList<>();
		report.findings().forEach(each -> found.add(each.cause().id() + " (" + each.certainty().word() + ")"));
		return String.format(Locale.ROOT, "%-34s %-60s %5.1f s  %s", id, String.join(", ", found),
				report.elapsed().toMillis() / 1000.0,
				String.join(" ", report.experiments().stream().map(each -> each.experiment().id()).toList()));
	}

	private static String text(DoctorReport report) {
		StringBuilder text = new StringBuilder("\n");
		report.evidence().forEach(each -> text.append("  ").append(each.source()).append(": ").append(each.text())
				.append('\n'));
		report.findings().forEach(each -> text.append("  => ").append(each.certainty()).append(' ')
				.append(each.cause()).append(' ').append(each.by()).append('\n'));
		return text.toString();
	}

	@AfterAll
	static void report() throws IOException {
		Files.createDirectories(REPORT.getParent());
		Files.write(REPORT, ROWS.values());
	}
}
