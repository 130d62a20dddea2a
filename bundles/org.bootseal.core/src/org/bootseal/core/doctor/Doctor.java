/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.doctor;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import org.bootseal.core.BadInputException;
import org.bootseal.core.CancelledException;
import org.bootseal.core.Progress;
import org.bootseal.core.connection.BoardFinder;
import org.bootseal.core.connection.ConnectionException;
import org.bootseal.core.mboot.MbootException;
import org.bootseal.core.plan.BoardChoice;
import org.bootseal.core.plan.RunFailure;
import org.bootseal.core.sdp.SdpException;

/**
 * Finds out why a board could not be written or does not boot: from what is known to causes that would explain it, and
 * on by the cheapest experiment that tells more, until a cause is certain or nothing is left that is allowed. It knows
 * only what a host sees on the wire, and never burns a fuse.
 */
public final class Doctor {

	private final DoctorCase what;
	private final Bench bench;
	private final DoctorListener listener;
	private final List<Probe> probes;
	private final List<Evidence> evidence = new ArrayList<>();
	private final List<ExperimentRecord> made = new ArrayList<>();
	private final Set<String> done = new HashSet<>();

	private Doctor(DoctorCase what, Bench bench, DoctorListener listener) {
		this.what = what;
		this.bench = bench;
		this.listener = listener;
		probes = new ArrayList<>(List.of(new ConnectionProbe(what), new FlashloaderProbe(what), new BootProbe(what),
				new FuseProbe(what)));
		if (what.isNor()) {
			probes.addAll(List.of(new MemoryProbe(what), new ReadingProbe(what), new WritingProbe(what),
					new ModeProbe(what), new SizeProbe(what)));
		}
	}

	/**
	 * Examines a board.
	 *
	 * @param what
	 *            what is asked about
	 * @param finder
	 *            the bus
	 * @param choice
	 *            which board of it
	 * @param progress
	 *            asked between and within experiments whether to stop
	 * @param listener
	 *            told about each step; may refuse experiments
	 * @return what came of it
	 */
	public static DoctorReport examine(DoctorCase what, BoardFinder finder, BoardChoice choice, Progress progress,
			DoctorListener listener) {
		try (Bench bench = new Bench(what, finder, choice, progress)) {
			return new Doctor(what, bench, listener).examine();
		}
	}

	private DoctorReport examine() {
		long start = bench.nanoTime();
		what.run().ifPresent(run -> see("run", run.failure().map(RunFailure::what)
				.orElse("the run ended with " + run.outcome().name())));
		Facts facts = Facts.NONE;
		boolean cancelled = false;
		while (!verdicts(facts).isSettled()) {
			Optional<Trial> next = wanted(facts)
					.filter(trial -> trial.experiment().risk().compareTo(what.allowed()) <= 0)
					.min(order());
			if (next.isEmpty()) {
				break;
			}
			done.add(next.get().experiment().id());
			try {
				boolean agreed = listener.begins(next.get().experiment());
				bench.progress().checkCancelled();
				if (agreed) {
					facts = facts.with(run(next.get()));
				}
			} catch (CancelledException e) {
				see(next.get().experiment().id(), "cancelled");
				cancelled = true;
				break;
			}
		}
		List<Finding> findings = cancelled && verdicts(facts).hypotheses().isEmpty() ? List.of()
				: new Conclusion(what, facts).findings(verdicts(facts).hypotheses());
		return new DoctorReport(evidence, made, findings, verdicts(facts).isSettled() ? List.of() : left(facts),
				since(start), cancelled);
	}

	/** What would be tried if it were allowed. */
	private List<Experiment> left(Facts facts) {
		return wanted(facts).map(Trial::experiment).filter(each -> each.risk().compareTo(what.allowed()) > 0).toList();
	}

	private Stream<Trial> wanted(Facts facts) {
		return probes.stream().flatMap(probe -> probe.wanted(facts).stream())
				.filter(trial -> !done.contains(trial.experiment().id()));
	}

	private static Comparator<Trial> order() {
		return Comparator.<Trial, Risk>comparing(trial -> trial.experiment().risk())
				.thenComparing(trial -> trial.experiment().cost());
	}

	private Verdicts verdicts(Facts facts) {
		Verdicts verdicts = new Verdicts();
		probes.forEach(probe -> probe.judge(facts, verdicts));
		return verdicts;
	}

	private Observation run(Trial trial) throws CancelledException {
		long start = bench.nanoTime();
		Observation result = observe(trial);
		see(trial.experiment().id(), result.text());
		ExperimentRecord record = new ExperimentRecord(trial.experiment(), since(start), result.text());
		made.add(record);
		listener.ended(record);
		return result;
	}

	private Observation observe(Trial trial) throws CancelledException {
		String id = trial.experiment().id();
		try {
			return trial.work().run(bench);
		} catch (ConnectionException e) {
			bench.close();
			return new Observation.Broken(id, Optional.of(e.reason()), 0, e.getMessage());
		} catch (MbootException e) {
			return new Observation.Broken(id, Optional.empty(), (int) e.status().number(), e.getMessage());
		} catch (SdpException | BadInputException e) {
			return new Observation.Broken(id, Optional.empty(), 0, e.getMessage());
		}
	}

	private void see(String source, String text) {
		Evidence seen = new Evidence(source, text);
		evidence.add(seen);
		listener.seen(seen);
	}

	private Duration since(long start) {
		return Duration.ofNanos(bench.nanoTime() - start);
	}
}
