/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.cli;

import picocli.CommandLine.Command;

/** {@code bootseal keys}. */
@Command(name = "keys", mixinStandardHelpOptions = true, description = "Make, import and show keys, and the SRK tables and hashes of them.", //
		subcommands = { KeysNewCommand.class, KeysImportCommand.class, KeysShowCommand.class, KeysSrkCommand.class })
final class KeysCommand extends GroupCommand {
	// only holds its subcommands
}
