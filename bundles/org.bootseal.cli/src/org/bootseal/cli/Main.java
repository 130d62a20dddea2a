/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.cli;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.util.Optional;

import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.IFactory;

/** {@code bootseal}: the command line. */
@Command(name = "bootseal", mixinStandardHelpOptions = true, versionProvider = Version.class, sortOptions = false, //
		description = "Builds boot images for NXP i.MX RT parts with HAB and writes them to boards.", //
		subcommands = { ImageCommand.class, XipCommand.class, FcbCommand.class, XmcdCommand.class, KeysCommand.class,
				OtpCommand.class, MemoryCommand.class, RecordCommand.class, ImportCommand.class,
				BoardCommand.class, WriteCommand.class, RunCommand.class, KeyBlobCommand.class, ScriptCommand.class,
				FactoryCommand.class,
				DoctorCommand.class, ExplainCommand.class, SupportCommand.class,
				AutoComplete.GenerateCompletion.class }, //
		footer = { "", "Exit codes: 0 done, 1 failed, 2 wrong use or bad input, 3 refused or cancelled, 4 no board." })
public final class Main {

	private static final String DEBUG = "BOOTSEAL_DEBUG";

	private Main() {
	}

	/**
	 * Runs one command and ends the process with its exit code.
	 *
	 * @param arguments
	 *            the command line
	 */
	public static void main(String[] arguments) {
		Environment environment = Environment.ofProcess();
		int exit = run(environment, arguments);
		environment.out().flush();
		environment.err().flush();
		System.exit(exit);
	}

	/**
	 * Runs one command.
	 *
	 * @param environment
	 *            what is around it
	 * @param arguments
	 *            the command line
	 * @return the exit code
	 */
	static int run(Environment environment, String... arguments) {
		Optional<Leaf> leaf = Leaf.named(arguments);
		CommandLine line = leaf.isPresent() ? leaf.get().alone(new Factory(environment)) : tree(environment);
		line.setOut(writer(environment.out()));
		line.setErr(writer(environment.err()));
		line.setColorScheme(CommandLine.Help.defaultColorScheme(environment.colour() ? Ansi.ON : Ansi.OFF));
		line.setExitCodeExceptionMapper(
				e -> e instanceof CommandLine.ParameterException ? ExitCode.BAD_INPUT : ExitCode.FAILED);
		line.setExecutionExceptionHandler((e, failed, result) -> internalError(environment, e));
		line.setCaseInsensitiveEnumValuesAllowed(true);
		line.setUsageHelpAutoWidth(environment.colour());
		line.setUnmatchedOptionsArePositionalParams(false);
		return line.execute(arguments);
	}

	/** What nobody foresaw: one line for the user; the trace only for who asks for it. */
	private static int internalError(Environment environment, Exception e) {
		environment.err().println("error: internal error, please report it: " + e
				+ (environment.variable(DEBUG).isPresent() ? "" : " (set " + DEBUG + "=1 for more)"));
		if (environment.variable(DEBUG).isPresent()) {
			for (StackTraceElement frame : e.getStackTrace()) {
				environment.err().println("  " + frame);
			}
		}
		return ExitCode.FAILED;
	}

	/** @return the command line with all its commands */
	static CommandLine tree(Environment environment) {
		return new CommandLine(new Main(), new Factory(environment));
	}

	private static PrintWriter writer(PrintStream stream) {
		return new PrintWriter(stream, true);
	}

	/** Gives each command the environment that it runs in. */
	private record Factory(Environment environment) implements IFactory {

		@Override
		public <K> K create(Class<K> type) throws Exception {
			for (Constructor<?> constructor : type.getDeclaredConstructors()) {
				if (constructor.getParameterCount() == 1
						&& constructor.getParameterTypes()[0].equals(Environment.class)) {
					return type.cast(instance(constructor));
				}
			}
			return CommandLine.defaultFactory().create(type);
		}

		private Object instance(Constructor<?> constructor) throws Exception {
			try {
				return constructor.newInstance(environment);
			} catch (InvocationTargetException e) {
				throw new IllegalStateException("command can't be made", e.getCause());
			}
		}
	}
}
