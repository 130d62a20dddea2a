/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.cli;

import picocli.CommandLine.Command;

/** {@code bootseal record}. */
@Command(name = "record", mixinStandardHelpOptions = true, description = "Look into the records of runs.", //
		subcommands = RecordCompareCommand.class)
final class RecordCommand extends GroupCommand {
	// only holds its subcommands
}
