/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.board.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import org.bootseal.core.BadInputException;
import org.bootseal.core.Progress;
import org.bootseal.core.doctor.Cause;
import org.bootseal.core.doctor.Certainty;
import org.bootseal.core.doctor.Doctor;
import org.bootseal.core.doctor.DoctorCase;
import org.bootseal.core.doctor.DoctorListener;
import org.bootseal.core.doctor.DoctorReport;
import org.bootseal.core.doctor.Finding;
import org.bootseal.core.doctor.Risk;
import org.bootseal.core.plan.BoardChoice;
import org.bootseal.core.plan.Outcome;
import org.bootseal.core.plan.RetryPolicy;
import org.bootseal.core.plan.RunRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two things are wrong at a time: the doctor may find either, or none, but is never sure of a third. Some make each
 * other good, so that the run ends well.
 */
class DoctorPairsConformanceTest {

	private static final Path REPORT = Path.of("target", "conformance", "doctor-pairs.txt");

	/** The clock of the one is over the limit of the other's chip, so that this cause is there as well. */
	private static final String TRUE_OF_BOTH = "frequency-over-board+volatile-quad-enable: frequency-over-chip";

	@TempDir
	private Path folder;

	@Test
	void isNeverSureOfAThirdCause() throws Exception {
		List<Scenario> all = Scenarios.builtIn().all().stream().filter(each -> !each.isHealthy()).toList();
		List<String> rows = new ArrayList<>();
		List<String> wrong = new ArrayList<>();
		int pairs = 0;
		for (int i = 0; i < all.size(); i++) {
			for (int j = i + 1; j < all.size(); j++) {
				Optional<Scenario> both = joined(all.get(i), all.get(j));
				Optional<Rehearsal> rehearsal = both.flatMap(DoctorPairsConformanceTest::rehearsal);
				if (rehearsal.isPresent()) {
					pairs++;
					String row = row(both.get(), rehearsal.get());
					rows.add(row);
					if (row.startsWith("WRONG")) {
						wrong.add(row);
					}
				}
			}
		}
		Files.createDirectories(REPORT.getParent());
		Files.write(REPORT, rows);
		System.out.println(pairs + " pairs of scenarios examined, " + wrong.size() + " led to a wrong certain cause");
		assertTrue(pairs > 100, pairs + " pairs");
		assertEquals(List.of(), wrong);
	}

	/** Empty if the two contradict. */
	private static Optional<Scenario> joined(Scenario one, Scenario other) {
		try {
			return Optional.of(one.and(other));
		} catch (BadInputException contradiction) {
			return Optional.empty();
		}
	}

	/** Empty if there is no such board: one that was provisioned as it should be, and can't be reached. */
	private static Optional<Rehearsal> rehearsal(Scenario both) {
		try {
			return Optional.of(Rehearsal.of(both));
		} catch (BadInputException contradiction) {
			return Optional.empty();
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	private String row(Scenario both, Rehearsal rehearsal) throws IOException, BadInputException {
		RunRecord run = rehearsal.run(RetryPolicy.NEVER);
		DoctorReport report = Doctor.examine(
				new DoctorCase(rehearsal.request(), Optional.of(run), Risk.SCRATCH_SECTOR,
						Files.createTempDirectory(folder, "backups"), false),
				rehearsal.bus(), BoardChoice.only(), Progress.NONE, DoctorListener.NONE);
		boolean wrong = report.findings().stream().anyMatch(
				each -> each.certainty() == Certainty.CERTAIN && !both.causes().contains(each.cause())
						&& !(each.cause() == Cause.HEALTHY && run.outcome() == Outcome.OK)
						&& !TRUE_OF_BOTH.equals(both.id() + ": " + each.cause().id()));
		return (wrong ? "WRONG " : "") + both.id() + ": "
				+ report.findings().stream().map(DoctorPairsConformanceTest::text).collect(Collectors.joining(", "));
	}

	private static String text(Finding finding) {
		return finding.cause().id() + " (" + finding.certainty().word() + ")";
	}
}
