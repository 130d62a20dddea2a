/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.cli;

import picocli.CommandLine.Command;

/** {@code bootseal factory}. */
@Command(name = "factory", mixinStandardHelpOptions = true, //
		description = "Packages with all that a production line needs; \"write\" takes them too.", //
		subcommands = { FactoryExportCommand.class, FactoryShowCommand.class })
final class FactoryCommand extends GroupCommand {
	// only holds its subcommands
}
