/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.plan;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Predicate;
import org.bootseal.core.CancelledException;
import org.bootseal.core.connection.ConnectionException;
import org.bootseal.core.mboot.ExternalMemory;
import org.bootseal.core.mboot.MbootClient;
import org.bootseal.core.mboot.MbootException;
import org.bootseal.core.mboot.StatusCatalogue;
import org.bootseal.core.mboot.StatusCode;
import org.bootseal.core.sdp.SdpException;

/**
 * A flashloader, command by command, for work that goes on when a command is refused. Each command and each note is in
 * the record of the run.
 */
public final class BoardTalk {

	private static final StatusCode SUCCESS = StatusCatalogue.builtIn().find(StatusCode.SUCCESS);

	private final StepContext context;
	private final FlashloaderStarter starter;
	private final TalkStep step;
	private boolean steady;

	/**
	 * How a command ended.
	 *
	 * @param status
	 *            what the flashloader said; NO_RESPONSE if nothing came
	 * @param bytes
	 *            what was read; empty if nothing was
	 */
	public record Answer(StatusCode status, byte[] bytes) {

		/** @return whether it was carried out */
		public boolean isSuccess() {
			return status.number() == StatusCode.SUCCESS;
		}

		/** @return whether nothing came, so that it is not known what the board did */
		public boolean isLost() {
			return status.number() == StatusCode.NO_RESPONSE;
		}
	}

	BoardTalk(StepContext context, FlashloaderStarter starter, TalkStep step) {
		this.context = context;
		this.starter = starter;
		this.step = step;
	}

	/**
	 * Sends a command that brings nothing but a status.
	 *
	 * @param command
	 *            fills memory, configures memory, erases or writes
	 * @return how it ended
	 * @throws TalkEnd
	 *             if the user ends the run
	 */
	public Answer send(BoardCommand command) throws TalkEnd {
		return exchange(command, () -> {
			context.carryOut(command);
			return new byte[0];
		});
	}

	/**
	 * Reads memory.
	 *
	 * @param command
	 *            what is read
	 * @return how it ended, and the bytes
	 * @throws TalkEnd
	 *             if the user ends the run
	 */
	public Answer read(BoardCommand.ReadMemory command) throws TalkEnd {
		return exchange(command, () -> context.link().flashloader().readMemory(command.address(), command.length(),
				command.memoryId(), context.steadyProgress()));
	}

	/**
	 * Reads memory many times; the record has the command once.
	 *
	 * @param command
	 *            what is read
	 * @param times
	 *            how often
	 * @param each
	 *            sees each answer, and says whether to go on
	 * @throws TalkEnd
	 *             if the user ends the run
	 */
	public void readOften(BoardCommand.ReadMemory command, int times, Predicate<Answer> each) throws TalkEnd {
		note("up to " + times + " times:");
		Answer answer = read(command);
		for (int done = 1; each.test(answer) && done < times; done++) {
			checkCancelled();
			answer = quietly(() -> context.link().flashloader().readMemory(command.address(), command.length(),
					command.memoryId(), context.steadyProgress()));
		}
	}

	/**
	 * @param command
	 *            asks for the attributes of a memory
	 * @return what the flashloader found out about it; empty if it does not know
	 * @throws TalkEnd
	 *             if the user ends the run
	 */
	public Optional<ExternalMemory> attributes(BoardCommand.GetProperty command) throws TalkEnd {
		ExternalMemory[] memory = { null };
		exchange(command, () -> {
			memory[0] = ExternalMemory
					.decode(context.link().flashloader().getProperty(command.property(), command.index()));
			return new byte[0];
		});
		return Optional.ofNullable(memory[0]);
	}

	/**
	 * @param command
	 *            which fuse word
	 * @return what is burnt in it; empty if it can't be read
	 * @throws TalkEnd
	 *             if the user ends the run
	 */
	public Optional<Integer> fuse(BoardCommand.ReadFuse command) throws TalkEnd {
		Integer[] value = { null };
		Answer answer = exchange(command, () -> {
			value[0] = context.link().flashloader().efuseReadOnce(command.index());
			return new byte[0];
		});
		return answer.isSuccess() ? Optional.ofNullable(value[0]) : Optional.empty();
	}

	private Answer exchange(BoardCommand command, StepContext.Talk<byte[]> talk) throws TalkEnd {
		checkCancelled();
		context.show(command.line());
		Answer answer = quietly(talk);
		context.answered(answer.status().number(), answer.status().name());
		return answer;
	}

	private Answer quietly(StepContext.Talk<byte[]> talk) throws TalkEnd {
		try {
			return new Answer(SUCCESS, talk.run());
		} catch (MbootException e) {
			return new Answer(e.status(), new byte[0]);
		} catch (ConnectionException e) {
			return new Answer(StatusCatalogue.builtIn().find(StatusCode.NO_RESPONSE), new byte[0]);
		} catch (SdpException e) {
			throw new IllegalStateException("a flashloader does not speak SDP", e);
		} catch (CancelledException e) {
			throw new TalkEnd(context.cancelled(e));
		}
	}

	/**
	 * Writes something into the record of the run, between the commands.
	 *
	 * @param text
	 *            one line
	 */
	public void note(String text) {
		context.show("# " + text);
	}

	/**
	 * @param text
	 *            what the step found, one sentence
	 */
	public void conclude(String text) {
		context.log().message(text);
	}

	/**
	 * Keeps in mind that a sector does not hold its content, for the user who must know if the run ends.
	 *
	 * @param sector
	 *            the sector, for people
	 * @param backup
	 *            the file with its content
	 */
	public void testing(String sector, Path backup) {
		context.state().testing(sector, backup);
	}

	/**
	 * Keeps in mind that a sector has its content again.
	 *
	 * @param sector
	 *            the sector, for people
	 */
	public void restored(String sector) {
		context.state().restored(sector);
	}

	/**
	 * Makes sure that a flashloader answers that was started freshly: resets the board and starts it anew. What it knew
	 * of the memory is forgotten then, and what the memory itself was told only if the reset line reaches it.
	 *
	 * @return whether it answers
	 * @throws TalkEnd
	 *             if the ROM does not start the flashloader any more, or the user ends the run
	 */
	public boolean restart() throws TalkEnd {
		checkCancelled();
		MbootClient flashloader = context.link().flashloader();
		if (flashloader != null) {
			exchange(step.reset(), () -> {
				flashloader.reset();
				return new byte[0];
			});
		}
		try {
			if (!context.guard("", () -> context.link().awaitRom(step.start().limit(), context.progress()))) {
				context.state().place(BoardState.Place.GONE);
				return false;
			}
			context.state().place(BoardState.Place.ROM);
			starter.start(step.start());
			return true;
		} catch (StepStop e) {
			throw new TalkEnd(e);
		}
	}

	/**
	 * Does something to its end, whether the user ends the run meanwhile or not.
	 *
	 * @param work
	 *            what must not be left half done
	 * @throws TalkEnd
	 *             if it fails
	 */
	public void steadily(TalkStep.Work work) throws TalkEnd {
		boolean before = steady;
		steady = true;
		try {
			work.talk(this);
		} finally {
			steady = before;
		}
	}

	/**
	 * @throws TalkEnd
	 *             if the user ends the run
	 */
	public void checkCancelled() throws TalkEnd {
		if (steady) {
			return;
		}
		try {
			context.checkCancelled();
		} catch (StepStop e) {
			throw new TalkEnd(e);
		}
	}

	/** @return nanoseconds on the clock of the run */
	public long nanoTime() {
		return context.link().nanoTime();
	}

	/**
	 * @param what
	 *            what was found, one sentence
	 * @param meaning
	 *            what that means; may be empty
	 * @param next
	 *            what the user can do, one sentence each
	 * @return the end of the talk, to be thrown
	 */
	public TalkEnd failed(String what, String meaning, String... next) {
		return new TalkEnd(new StepStop(context.diagnosis().found(what, meaning, next)));
	}
}
