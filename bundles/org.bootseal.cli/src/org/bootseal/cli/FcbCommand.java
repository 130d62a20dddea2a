/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.cli;

import picocli.CommandLine.Command;

/** {@code bootseal fcb}. */
@Command(name = "fcb", mixinStandardHelpOptions = true, //
		description = "Look into FlexSPI configuration blocks, and make them.", //
		subcommands = { FcbShowCommand.class, FcbTemplateCommand.class, FcbMakeCommand.class, FcbConvertCommand.class,
				FcbCompareCommand.class })
final class FcbCommand extends GroupCommand {
	/** What a command takes as FCB. */
	static final String FILE = "The FCB: 512 bytes, a configuration of NXP's SPSDK (YAML), or C source of NXP's SDK.";
}
