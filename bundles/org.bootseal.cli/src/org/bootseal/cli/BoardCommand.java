/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.cli;

import picocli.CommandLine.Command;

/** {@code bootseal board}. */
@Command(name = "board", mixinStandardHelpOptions = true, description = "Find boards, and keep virtual ones.", //
		subcommands = { BoardListCommand.class, BoardPredictCommand.class, BoardWhyCommand.class,
				BoardVirtualCommand.class, BoardScenariosCommand.class, BoardInstallUdevCommand.class })
final class BoardCommand extends GroupCommand {
	// only holds its subcommands
}
