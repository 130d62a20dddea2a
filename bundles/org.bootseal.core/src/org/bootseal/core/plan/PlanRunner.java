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
	private final RetryPolicy policy;
	private final List<StepRecord> records = new ArrayList<>();
	private int reached;

	private PlanRunner(Plan plan, BoardFinder finder, BoardLink link, Consent consent, Progress progress,
			Journal journal, RunListener listener, RetryPolicy policy) {
		this.policy = policy;
		this.plan = plan;
		this.finder = finder;
		this.listener = listener;
		context = new StepContext(link, progress, listener);
		BurnPermit permit = new BurnPermit();
		fuses = new FuseBurner(context, journal, plan.device().name(), permit);
		executor = new StepExecutor(plan, context, consent, fuses, permit,
				new FlashJournal(journal, context, plan.device().name(), fuses));
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
		return run(plan, finder, choice, consent, progress, journal, listener, RetryPolicy.NEVER);
	}

	/**
	 * As {@link #run(Plan, BoardFinder, BoardChoice, Consent, Progress, Journal, RunListener)}, and tries again after
	 * failures that may pass.
	 *
	 * @param plan
	 *            what to do
	 * @param finder
	 *            finds and opens the board; its clock is the run's
	 * @param choice
	 *            which board
	 * @param consent
	 *            asked before anything is changed, once
	 * @param progress
	 *            told of bytes; asked between packets and steps whether to stop
	 * @param journal
	 *            keeps what is burnt
	 * @param listener
	 *            sees the run, each new try too
	 * @param policy
	 *            how often to try again
	 * @return what became of it; steps that were done again are in it again
	 */
	public static RunRecord run(Plan plan, BoardFinder finder, BoardChoice choice, Consent consent, Progress progress,
			Journal journal, RunListener listener, RetryPolicy policy) {
		try (BoardLink link = new BoardLink(finder, choice)) {
			return new PlanRunner(plan, finder, link, consent, progress, journal, listener, policy).run();
		}
	}

	private RunRecord run() {
		long start = finder.nanoTime();
		Optional<StepStop> stop = tryOnce(start, 0);
		long firstFailure = finder.nanoTime();
		for (int attempt = 1; attempt <= policy.times() && mayTryAgain(stop, firstFailure); attempt++) {
			StepStop failed = stop.orElseThrow();
			listener.again(plan.steps().get(reached), failed.failure().orElseThrow(), attempt, policy.times());
			context.link().close();
			int before = reached;
			stop = tryOnce(start, before);
			if (stop.isPresent() && plan.steps().get(reached) instanceof LookStep && before > reached) {
				// that nobody is there any more is no news; what happened before is
				stop = Optional.of(failed);
				break;
			}
		}
		for (Step step : plan.steps().subList(Math.min(reached + 1, plan.steps().size()), plan.steps().size())) {
			StepLog log = new StepLog(step);
			log.skip(StepLog.NOT_REACHED);
			end(step, log.record(since(start), Duration.ZERO));
		}
		return new RunRecord(plan.title(), context.link().path(), stop.map(StepStop::outcome).orElse(Outcome.OK),
				records, fuses.checks(), stop.flatMap(StepStop::failure), executor.bootReport());
	}

	/** Whether a failure may pass, and nothing was begun that can't be undone. */
	private boolean mayTryAgain(Optional<StepStop> stop, long firstFailure) {
		return stop.filter(StepStop::mayPass).isPresent() && reached > 0
				&& finder.nanoTime() - firstFailure <= policy.within().toNanos()
				&& plan.steps().subList(0, reached + 1).stream().noneMatch(Step::isIrreversible)
				&& plan.steps().get(reached).isRepeatable();
	}

	/**
	 * Runs the steps until one fails.
	 *
	 * @param again
	 *            the first step that was not done at an earlier try; those before it that only ask are left out then
	 */
	private Optional<StepStop> tryOnce(long start, int again) {
		List<Step> steps = plan.steps();
		for (reached = 0; reached < steps.size(); reached++) {
			Step step = steps.get(reached);
			if (reached < again && (step instanceof ReadFusesStep || step instanceof ConsentStep)) {
				continue;
			}
			Optional<StepStop> stop = run(step, start);
			if (stop.isEmpty() && reached == 0 && again > 0 && mayBeAnother()) {
				stop = Optional.of(new StepStop(context.diagnosis().found(
						"The board was reset while the run tried again, so it may be another one.",
						"Fuses were read and agreed to for the board that was there before.",
						"Run the same plan again: it reads the fuses of the board that is there now.")));
			}
			if (stop.isPresent()) {
				return stop;
			}
		}
		return Optional.empty();
	}

	/** Fuses are burnt only into the board that was asked about; a flashloader that still runs is in that one. */
	private boolean mayBeAnother() {
		return !context.link().isFlashloader() && plan.steps().stream().anyMatch(Step::isIrreversible);
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
