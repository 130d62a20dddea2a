/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.cli;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** A command that only has others beneath it. */
abstract class GroupCommand implements Runnable {

	@Spec
	private CommandSpec spec;

	@Override
	public final void run() {
		throw new ParameterException(spec.commandLine(),
				"what to do? One of: " + String.join(", ", spec.subcommands().keySet()));
	}
}
