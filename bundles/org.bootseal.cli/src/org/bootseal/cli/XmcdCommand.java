/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.cli;

import picocli.CommandLine.Command;

/** {@code bootseal xmcd}. */
@Command(name = "xmcd", mixinStandardHelpOptions = true, //
		description = "Look into external memory configuration data, and make them.", //
		subcommands = { XmcdShowCommand.class, XmcdTemplateCommand.class, XmcdConvertCommand.class })
final class XmcdCommand extends GroupCommand {
	// only holds its subcommands
}
