/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.plan;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.bootseal.core.Progress;
import org.bootseal.core.connection.BoardFinder;

/** Runs plans. */
public final class PlanRunner {

	private final Plan plan;
	private final BoardFinder finder;
	private final RunListener listener;
	private final StepContext context;
	private final StepExecutor executor;
	private final FuseBurner fuses;
	private final List<StepRecord> records = new ArrayList<>();

	private PlanRunner(Plan plan, BoardFinder finder, BoardLink link, Consent consent, Progress progress,
			Journal journal, RunListener listener) {
		this.plan = plan;
		this.finder = finder;
		this.listener = listener;
		context = new StepContext(link, progress, listener);
		BurnPermit permit = new BurnPermit();
		fuses = new FuseBurner(context, journal, plan.device().name(), permit);
		executor = new StepExecutor(plan, context, consent, fuses, permit);
	}

	/**
	 * Runs a plan on a board, in the calling thread. Whatever happens is in the record; the channel to the board is
	 * closed in any case.
	 *
	 * @param plan
	 *            what to do
	 * @param finder
	 *            finds and opens the board; its clock is the run's
	 * @param choice
	 *            which board
	 * @param consent
	 *            asked before anything is changed
	 * @param progress
	 *            told of bytes; asked between packets and steps whether to stop
	 * @param journal
	 *            keeps what is burnt
	 * @param listener
	 *            sees the run
	 * @return what became of it
	 */
	public static RunRecord run(Plan plan, BoardFinder finder, BoardChoice choice, Consent consent,
			Progress progress, Journal journal, RunListener listener) {
		try (BoardLink link = new BoardLink(finder, choice)) {
			return new PlanRunner(plan, finder, link, consent, progress, journal, listener).run();
		}
	}

	private RunRecord run() {
		long start = finder.nanoTime();
		Optional<StepStop> stop = Optional.empty();
		for (Step step : plan.steps()) {
			if (stop.isEmpty()) {
				stop = run(step, start);
			} else {
				StepLog log = new StepLog(step);
				log.skip(StepLog.NOT_REACHED);
				end(step, log.record(since(start), Duration.ZERO));
			}
		}
		return new RunRecord(plan.title(), context.link().path(), stop.map(StepStop::outcome).orElse(Outcome.OK),
				records, fuses.checks(), stop.flatMap(StepStop::failure), executor.bootReport());
	}

	private Optional<StepStop> run(Step step, long start) {
		StepLog log = context.begin(step);
		listener.stepStarted(step);
		Duration begun = since(start);
		try {
			context.checkCancelled();
			step.accept(executor);
			end(step, log.record(begun, since(start).minus(begun)));
			return Optional.empty();
		} catch (StepStop e) {
			end(step, log.record(begun, since(start).minus(begun), e));
			return Optional.of(e);
		}
	}

	private void end(Step step, StepRecord ended) {
		records.add(ended);
		listener.stepEnded(step, ended);
	}

	private Duration since(long start) {
		return Duration.ofNanos(finder.nanoTime() - start);
	}
}
