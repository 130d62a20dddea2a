/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.cli;

import picocli.CommandLine.Command;

/** {@code bootseal import}. */
@Command(name = "import", mixinStandardHelpOptions = true, //
		description = "Begin with what other tools have: configurations, keys, memories, fuses.", //
		subcommands = { ImportBuildCommand.class, ImportSecCommand.class, ImportSpsdkCommand.class })
final class ImportCommand extends GroupCommand {
	// only holds its subcommands
}
