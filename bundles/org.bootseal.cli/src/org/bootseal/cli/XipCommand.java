/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.cli;

import picocli.CommandLine.Command;

/** {@code bootseal xip}. */
@Command(name = "xip", mixinStandardHelpOptions = true, //
		description = "Encrypt what runs in place from flash, by BEE or OTFAD.", //
		subcommands = { XipEncryptCommand.class, XipDecryptCommand.class, XipOtpmkCommand.class })
final class XipCommand extends GroupCommand {
	// only holds its subcommands
}
