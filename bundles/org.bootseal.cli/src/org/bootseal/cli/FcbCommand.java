/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.cli;

import picocli.CommandLine.Command;

/** {@code bootseal fcb}. */
@Command(name = "fcb", mixinStandardHelpOptions = true, //
		description = "Look into FlexSPI configuration blocks, and make them.", //
		subcommands = { FcbShowCommand.class, FcbTemplateCommand.class, FcbConvertCommand.class })
final class FcbCommand extends GroupCommand {
	// only holds its subcommands
}
