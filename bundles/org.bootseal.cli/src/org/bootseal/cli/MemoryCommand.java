/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.cli;

import picocli.CommandLine.Command;

/** {@code bootseal memory}. */
@Command(name = "memory", mixinStandardHelpOptions = true, description = "Find, explain and test flash configurations; save flash and put it back.", //
		subcommands = { MemoryListCommand.class, MemoryShowCommand.class, MemoryTestCommand.class,
				MemoryFindCommand.class, MemorySaveCommand.class, MemoryRestoreCommand.class })
final class MemoryCommand extends GroupCommand {
	// only holds its subcommands
}
