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
 * @param status
 *            asks whether HAB is open
 * @param unsigned
 *            for an open part
 * @param signed
 *            for a closed part
 * @param ping
 *            the first command to the flashloader
 * @param limit
 *            longest wait for the flashloader to show up
 */
public record StartFlashloaderStep(BoardCommand.ErrorStatus status, Optional<Loader> unsigned, Optional<Loader> signed,
		BoardCommand.GetProperty ping, Duration limit) implements Step {

	/**
	 * How one flashloader is started.
	 *
	 * @param write
	 *            writes it into RAM
	 * @param jump
	 *            starts it
	 */
	public record Loader(BoardCommand.WriteFile write, BoardCommand.JumpAddress jump) {
	}

	/**
	 * @param longest
	 *            another limit
	 * @return this step with it
	 */
	StartFlashloaderStep withLimit(Duration longest) {
		return new StartFlashloaderStep(status, unsigned, signed, ping, longest);
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
		List<BoardCommand> commands = new ArrayList<>(List.of(status));
		Stream.concat(forOpen().stream(), signed.stream()).distinct().forEach(loader -> {
			commands.add(loader.write());
			commands.add(loader.jump());
		});
		commands.add(ping);
		return List.copyOf(commands);
	}

	@Override
	public List<String> details() {
		List<String> lines = new ArrayList<>(List.of(status.line()));
		details(lines, "if HAB is open:", forOpen(), "no flashloader is given, so the run ends");
		details(lines, "if HAB is closed:", signed, "no signed flashloader is given, so the run ends");
		lines.add("then every second until it answers, " + limit.toSeconds() + " s at most:");
		lines.add(ping.line());
		return List.copyOf(lines);
	}

	private static void details(List<String> lines, String condition, Optional<Loader> loader, String none) {
		lines.add(condition);
		if (loader.isPresent()) {
			lines.add(loader.get().write().line());
			lines.add(loader.get().jump().line());
		} else {
			lines.add(none);
		}
	}

	@Override
	public <E extends Exception> void accept(StepVisitor<E> visitor) throws E {
		visitor.startFlashloader(this);
	}
}
