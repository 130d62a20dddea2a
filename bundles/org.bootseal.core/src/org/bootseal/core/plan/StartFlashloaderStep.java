/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.plan;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Starts the flashloader if the ROM answers, and waits until it is on the bus.
 *
 * @param rom
 *            asks whether HAB is open, in the protocol of the ROM
 * @param unsigned
 *            for an open part
 * @param signed
 *            for a closed part
 * @param ping
 *            the first command to the flashloader
 * @param limit
 *            longest wait for the flashloader to show up
 */
public record StartFlashloaderStep(Question rom, Optional<Loader> unsigned, Optional<Loader> signed,
		BoardCommand.GetProperty ping, Duration limit) implements Step {

	/** How a ROM is asked whether HAB is open. */
	public sealed interface Question {

		/** @return the command that asks */
		BoardCommand command();

		/**
		 * Asks a ROM that speaks SDP.
		 *
		 * @param command
		 *            whose answer begins with HAB's state
		 */
		record Sdp(BoardCommand.ErrorStatus command) implements Question {
		}

		/**
		 * Asks a ROM that speaks mboot.
		 *
		 * @param command
		 *            asks for the security state
		 */
		record Mboot(BoardCommand.GetProperty command) implements Question {
		}
	}

	/** How one flashloader is started. */
	public sealed interface Loader {

		/** @return the commands that start it, in this order */
		List<BoardCommand> commands();

		/** @return the flashloader */
		PlanFile file();

		/** @return the line of the last of them */
		default String lastLine() {
			return commands().get(commands().size() - 1).line();
		}

		/**
		 * By a ROM that speaks SDP.
		 *
		 * @param write
		 *            writes it into RAM
		 * @param jump
		 *            starts it
		 */
		record Sdp(BoardCommand.WriteFile write, BoardCommand.JumpAddress jump) implements Loader {
			@Override
			public List<BoardCommand> commands() {
				return List.of(write, jump);
			}

			@Override
			public PlanFile file() {
				return write.file();
			}
		}

		/**
		 * By a ROM that speaks mboot.
		 *
		 * @param load
		 *            hands it over, which starts it
		 */
		record Mboot(BoardCommand.LoadImage load) implements Loader {
			@Override
			public List<BoardCommand> commands() {
				return List.of(load);
			}

			@Override
			public PlanFile file() {
				return load.file();
			}
		}
	}

	/**
	 * @param longest
	 *            another limit
	 * @return this step with it
	 */
	StartFlashloaderStep withLimit(Duration longest) {
		return new StartFlashloaderStep(rom, unsigned, signed, ping, longest);
	}

	@Override
	public String id() {
		return "flashloader";
	}

	@Override
	public String title() {
		return "Start the flashloader, if the ROM answers";
	}

	/** @return the flashloader for an open part; a signed one runs there as well */
	public Optional<Loader> forOpen() {
		return unsigned.or(() -> signed);
	}

	@Override
	public List<BoardCommand> commands() {
		List<BoardCommand> commands = new ArrayList<>(List.of(rom.command()));
		Stream.concat(forOpen().stream(), signed.stream()).distinct()
				.forEach(loader -> commands.addAll(loader.commands()));
		commands.add(ping);
		return List.copyOf(commands);
	}

	@Override
	public List<String> details() {
		List<String> lines = new ArrayList<>(List.of(rom.command().line()));
		details(lines, "if HAB is open:", forOpen(), "no flashloader is given, so the run ends");
		details(lines, "if HAB is closed:", signed, "no signed flashloader is given, so the run ends");
		lines.add("then every second until it answers, " + limit.toSeconds() + " s at most:");
		lines.add(ping.line());
		return List.copyOf(lines);
	}

	private static void details(List<String> lines, String condition, Optional<Loader> loader, String none) {
		lines.add(condition);
		if (loader.isPresent()) {
			loader.get().commands().forEach(command -> lines.add(command.line()));
		} else {
			lines.add(none);
		}
	}

	@Override
	public <E extends Exception> void accept(StepVisitor<E> visitor) throws E {
		visitor.startFlashloader(this);
	}
}
