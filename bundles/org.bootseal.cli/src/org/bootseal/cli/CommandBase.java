/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.cli;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.util.concurrent.Callable;

import org.bootseal.core.BadInputException;
import org.bootseal.core.CancelledException;
import org.bootseal.core.connection.ConnectionException;

import picocli.CommandLine.Option;

/** What all commands share: the form of the output, and how errors become messages and exit codes. */
abstract class CommandBase implements Callable<Integer> {

	private final Environment environment;

	@Option(names = "--json", description = "Print one JSON object a line, for programs.")
	private boolean json;

	CommandBase(Environment environment) {
		this.environment = environment;
	}

	/** @return what is around this run */
	final Environment environment() {
		return environment;
	}

	/**
	 * Does the work.
	 *
	 * @param output
	 *            where to tell about it
	 * @return the exit code
	 */
	abstract int run(Output output) throws IOException, BadInputException, CancelledException, InterruptedException;

	@Override
	public final Integer call() {
		Output output = new Output(environment, json, environment.colour());
		try {
			return run(output);
		} catch (BadInputException e) {
			return fail(output, e.getMessage(), ExitCode.BAD_INPUT);
		} catch (CancelledException e) {
			return fail(output, e.getMessage(), ExitCode.REFUSED);
		} catch (NoBoardException e) {
			return fail(output, e.getMessage(), ExitCode.NO_BOARD);
		} catch (NoSuchFileException e) {
			return fail(output, e.getFile() + ": no such file", ExitCode.BAD_INPUT);
		} catch (AccessDeniedException e) {
			return fail(output, e.getFile() + ": no permission", ExitCode.BAD_INPUT);
		} catch (FileAlreadyExistsException e) {
			return fail(output, e.getFile() + ": is already there", ExitCode.BAD_INPUT);
		} catch (ConnectionException e) {
			return fail(output, e);
		} catch (IOException e) {
			return fail(output, e.getMessage(), ExitCode.FAILED);
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
			return fail(output, "interrupted", ExitCode.REFUSED);
		}
	}

	private static int fail(Output output, ConnectionException e) {
		output.fail(e.getMessage(), ExitCode.FAILED);
		if (!e.advice().isEmpty()) {
			output.say("  try: " + e.advice());
		}
		output.say("  " + ExplainCommand.hint(e.reason().id()));
		return ExitCode.FAILED;
	}

	private static int fail(Output output, String message, int exitCode) {
		output.fail(message, exitCode);
		return exitCode;
	}
}
