/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.plan;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

import org.bootseal.core.CancelledException;
import org.bootseal.core.Progress;
import org.bootseal.core.connection.ConnectionException;
import org.bootseal.core.mboot.MbootClient;
import org.bootseal.core.mboot.MbootException;
import org.bootseal.core.mboot.StatusCode;
import org.bootseal.core.otp.FusePlan;
import org.bootseal.core.sdp.HabState;
import org.bootseal.core.sdp.SdpException;

/** What the steps of one run share: the board, what is known of its state, and who is told. */
final class StepContext {

	/** A talk with the board. */
	@FunctionalInterface
	interface Talk<T> {
		T run() throws ConnectionException, MbootException, SdpException, CancelledException;
	}

	/** A talk with the board that brings nothing back. */
	@FunctionalInterface
	interface Order {
		void run() throws ConnectionException, MbootException, SdpException, CancelledException;
	}

	private final BoardLink link;
	private final BoardState state = new BoardState();
	private final Progress user;
	private final RunListener listener;
	private Step step;
	private StepLog log;

	StepContext(BoardLink link, Progress user, RunListener listener) {
		this.link = link;
		this.user = user;
		this.listener = listener;
	}

	StepLog begin(Step next) {
		step = next;
		log = new StepLog(next);
		return log;
	}

	BoardLink link() {
		return link;
	}

	BoardState state() {
		return state;
	}

	StepLog log() {
		return log;
	}

	Diagnosis diagnosis() {
		return new Diagnosis(step, state);
	}

	/** Sends a command whose answer matters. */
	<T> T ask(BoardCommand command, Talk<T> talk) throws StepStop {
		return askUnless(command, Set.of(), talk).orElseThrow();
	}

	/** Sends a command that the flashloader may refuse with one of some statuses; empty if it did. */
	<T> Optional<T> askUnless(BoardCommand command, Set<Integer> refusals, Talk<T> talk) throws StepStop {
		String line = command.line();
		show(line);
		return guard(line, () -> {
			try {
				T answer = talk.run();
				answered(StatusCode.SUCCESS, "Success");
				return Optional.of(answer);
			} catch (MbootException e) {
				if (refusals.contains((int) e.status().number())) {
					answered(e.status().number(), e.status().name());
					return Optional.empty();
				}
				throw e;
			}
		});
	}

	/** A line for the record and for who looks on. */
	void show(String line) {
		log.line(line);
		listener.command(step, line);
	}

	void answered(long status, String name) {
		log.status(status, name);
		listener.status(step, status, name);
	}

	/** Sends a command to the ROM, which answers with words instead of a status. */
	<T> T askRom(BoardCommand command, Talk<T> talk, Function<T, RomAnswer> answered) throws StepStop {
		String line = command.line();
		show(line);
		T answer = guard(line, talk);
		RomAnswer words = answered.apply(answer);
		answered(words.word(), words.meaning());
		return answer;
	}

	/** What a ROM answered: the word that decides, and what all its words mean. */
	record RomAnswer(long word, String meaning) {

		/** An answer of HAB's state alone. */
		static RomAnswer of(HabState hab, String more) {
			return new RomAnswer(hab.word() & 0xFFFFFFFFL, "HAB is " + hab.name().toLowerCase(Locale.ROOT) + more);
		}
	}

	/** The fuses were read and held against what is wanted. */
	void fusesCompared(FusePlan fuses) {
		listener.fusesCompared(step, fuses);
	}

	/** Sends a command. */
	void send(BoardCommand command, Order order) throws StepStop {
		ask(command, () -> {
			order.run();
			return Boolean.TRUE;
		});
	}

	/** Talks with the board outside of a command. */
	<T> T guard(String line, Talk<T> talk) throws StepStop {
		try {
			return talk.run();
		} catch (MbootException e) {
			listener.status(step, e.status().number(), e.status().name());
			throw new StepStop(diagnosis().flashloader(line, e), RetryPolicy.mayPass(e.status().number()));
		} catch (SdpException e) {
			throw new StepStop(diagnosis().rom(line, e));
		} catch (ConnectionException e) {
			if (e.reason() == ConnectionException.Reason.GONE && !link.path().isEmpty()) {
				state.place(BoardState.Place.GONE);
			}
			throw new StepStop(diagnosis().connection(line, e), RetryPolicy.mayPass(e));
		} catch (CancelledException e) {
			throw cancelled(e);
		}
	}

	StepStop cancelled(CancelledException e) {
		return new StepStop("The run was " + e.getMessage() + "; " + state.describe() + ".");
	}

	/** Ends the run if the user wants that. */
	void checkCancelled() throws StepStop {
		if (user.isCancelled()) {
			throw new StepStop(
					"The run was cancelled before the step \"" + step.title() + "\"; " + state.describe() + ".");
		}
	}

	/** Sends one of the commands that configure, erase or write, in one go. */
	void send(BoardCommand command) throws StepStop {
		send(command, () -> carryOut(command));
	}

	/** As {@link #send(BoardCommand)}, for who looks at what comes of it. */
	void carryOut(BoardCommand command) throws ConnectionException, MbootException, CancelledException {
		MbootClient flashloader = link.flashloader();
		if (command instanceof BoardCommand.FillMemory fill) {
			flashloader.fillMemory(fill.address(), BoardCommand.FillMemory.LENGTH, fill.word());
		} else if (command instanceof BoardCommand.ConfigureMemory configure) {
			flashloader.configureMemory(configure.memoryId(), configure.address(), configure.timeout());
		} else if (command instanceof BoardCommand.EraseRegion erase) {
			flashloader.eraseRegion(erase.region().start(), erase.region().length(), erase.memoryId(),
					erase.timeout());
		} else if (command instanceof BoardCommand.WriteMemory write) {
			flashloader.writeMemory(write.address(), write.file().content(), write.memoryId(), steadyProgress());
		} else {
			throw new IllegalArgumentException("sent in another way: " + command.line());
		}
	}

	/** The progress of one command that must not be cancelled halfway. */
	Progress steadyProgress() {
		Progress progress = progress();
		return new Progress() {
			@Override
			public void bytes(long done, long total) {
				progress.bytes(done, total);
			}

			@Override
			public boolean isCancelled() {
				return false;
			}
		};
	}

	/** The progress of one command: counts for the record, and tells user and listener. */
	Progress progress() {
		StepLog current = log;
		Step currentStep = step;
		return new Progress() {
			private long counted;

			@Override
			public void bytes(long done, long total) {
				current.addBytes(done - counted);
				counted = done;
				user.bytes(done, total);
				listener.bytes(currentStep, done, total);
			}

			@Override
			public boolean isCancelled() {
				return user.isCancelled();
			}
		};
	}
}
