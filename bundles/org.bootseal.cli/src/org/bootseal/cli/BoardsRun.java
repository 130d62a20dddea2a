/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.ReentrantLock;

import org.bootseal.core.plan.Consent;
import org.bootseal.core.plan.Outcome;
import org.bootseal.core.plan.RunFailure;
import org.bootseal.core.plan.RunListener;
import org.bootseal.core.plan.RunListeners;
import org.bootseal.core.plan.RunRecord;
import org.bootseal.core.plan.Step;
import org.bootseal.core.plan.StepRecord;

/**
 * Writes several boards at once, each in a thread of its own: whatever becomes of one disturbs no other. Each has a log
 * and a record of its own; the console has a line for each step, and a table at the end.
 */
final class BoardsRun {

	/**
	 * How it ended on one board.
	 *
	 * @param board
	 *            name of the board
	 * @param outcome
	 *            how
	 * @param exit
	 *            the exit code that it alone would have
	 * @param millis
	 *            how long it took, on the clock that its time limits are counted on
	 * @param sentence
	 *            the same for people
	 */
	private record Ended(String board, Outcome outcome, int exit, long millis, String sentence) {
	}

	private final Output output;
	private final Environment environment;
	private final BoardRun run;
	private final List<String> tokens;
	private final Path logs;
	/** One question at a time, each with what it is about. */
	private final ReentrantLock turn = new ReentrantLock();

	/**
	 * @param output
	 *            where to tell of it
	 * @param environment
	 *            who is asked
	 * @param run
	 *            what to do with each board
	 * @param tokens
	 *            tokens that were agreed to beforehand
	 * @param logs
	 *            the folder for logs and records
	 */
	BoardsRun(Output output, Environment environment, BoardRun run, List<String> tokens, Path logs) {
		this.output = output;
		this.environment = environment;
		this.run = run;
		this.tokens = tokens;
		this.logs = logs;
	}

	/**
	 * @param boards
	 *            the boards
	 * @return the exit code: 0 if all are done, 1 if one failed, else what the first has that is not done
	 * @throws IOException
	 *             if logs can't be written
	 * @throws InterruptedException
	 *             if the thread is interrupted
	 */
	int on(List<BoardAccess> boards) throws IOException, InterruptedException {
		Files.createDirectories(logs);
		ExecutorService threads = Executors.newFixedThreadPool(boards.size());
		List<Ended> ended = new ArrayList<>();
		try {
			List<String> names = names(boards);
			List<Future<Ended>> runs = new ArrayList<>();
			for (int i = 0; i < boards.size(); i++) {
				BoardAccess board = boards.get(i);
				String name = names.get(i);
				runs.add(threads.submit(() -> one(board, name)));
			}
			for (int i = 0; i < runs.size(); i++) {
				ended.add(end(boards.get(i), runs.get(i)));
			}
		} finally {
			threads.shutdown();
		}
		show(ended);
		return ended.stream().anyMatch(board -> board.exit() == ExitCode.FAILED) ? ExitCode.FAILED
				: ended.stream().mapToInt(Ended::exit).filter(exit -> exit != ExitCode.DONE).findFirst()
						.orElse(ExitCode.DONE);
	}

	/** The names of the boards as file names, each another one. */
	private static List<String> names(List<BoardAccess> boards) {
		List<String> names = new ArrayList<>();
		for (BoardAccess board : boards) {
			String name = board.name().replaceAll("[^A-Za-z0-9._-]+", "-");
			names.add(names.contains(name) ? name + "-" + names.size() : name);
		}
		return names;
	}

	private static Ended end(BoardAccess board, Future<Ended> run) throws InterruptedException {
		try {
			return run.get();
		} catch (ExecutionException e) {
			return new Ended(board.name(), Outcome.FAILED, ExitCode.FAILED, 0, String.valueOf(e.getCause()));
		}
	}

	private Ended one(BoardAccess board, String name) throws IOException {
		long start = board.finder().nanoTime();
		try (PrintStream file = new PrintStream(Files.newOutputStream(logs.resolve(name + ".log")), true,
				StandardCharsets.UTF_8)) {
			Output log = new Output(new Environment(file, file, Terminal.NONE, environment.variables(),
					environment.clock(), false), false, false);
			log.say(run.plan().title() + ", " + board.describe());
			run.plan().notes().forEach(note -> log.say("note: " + note));
			Output events = output.of(board.name());
			int steps = run.plan().steps().size();
			RunListener shown = output.isJson() ? new RunView(events, steps) : new Lines(board.name(), steps);
			RunRecord record = run.on(board, consent(events), new RunListeners(List.of(new RunView(log, steps), shown)),
					logs.resolve(name + ".run.json"));
			int exit = RunEnd.conclude(log, record, board);
			return new Ended(board.name(), record.outcome(), exit, (board.finder().nanoTime() - start) / 1_000_000,
					RunEnd.sentence(record));
		}
	}

	private Consent consent(Output events) {
		BurnConsent asked = new BurnConsent(events, environment.terminal(), tokens);
		return request -> {
			turn.lock();
			try {
				return asked.agree(request);
			} finally {
				turn.unlock();
			}
		};
	}

	private void show(List<Ended> ended) {
		int width = ended.stream().mapToInt(board -> board.board().length()).max().orElse(0);
		output.say("");
		for (Ended board : ended) {
			output.emit("board", "onBoard", board.board(), "outcome", board.outcome().name(), "exit", board.exit(),
					"elapsedMs", board.millis(), "message", board.sentence());
			output.say(output.paint(Output.Tone.HEADING, pad(board.board(), width)) + "  "
					+ output.paint(RunView.tone(board.outcome()), pad(board.outcome().name(), "CANCELLED".length()))
					+ String.format(Locale.ROOT, "  %8s  ", RunView.time(Duration.ofMillis(board.millis())))
					+ board.sentence());
		}
		long done = ended.stream().filter(board -> board.exit() == ExitCode.DONE).count();
		output.say(done == ended.size() ? Output.Tone.GOOD : Output.Tone.BAD,
				done + " of " + ended.size() + " boards done; logs and records in " + logs);
	}

	private static String pad(String text, int width) {
		return text + " ".repeat(width - text.length());
	}

	/** A line for each step of one board. */
	private final class Lines implements RunListener {

		private final String board;
		private final int steps;
		private int number;

		Lines(String board, int steps) {
			this.board = board;
			this.steps = steps;
		}

		@Override
		public void stepStarted(Step step) {
			number++;
			output.say(board + "  [" + number + "/" + steps + "] " + step.title());
		}

		@Override
		public void again(Step failed, RunFailure why, int attempt, int of) {
			number = 0;
			output.say(Output.Tone.WARNING,
					board + "  trying again, " + attempt + " of " + of + ": " + why.what());
		}

		@Override
		public void stepEnded(Step step, StepRecord ended) {
			if (ended.outcome() == Outcome.FAILED) {
				output.say(Output.Tone.BAD, board + "  FAILED: " + ended.message());
			}
		}
	}
}
