/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.cli;

import picocli.CommandLine.Command;

/** {@code bootseal otp}. */
@Command(name = "otp", mixinStandardHelpOptions = true, description = "Look at fuses and plan what to burn.", //
		subcommands = { OtpReadCommand.class, OtpPlanCommand.class, OtpSimulateCommand.class })
final class OtpCommand extends GroupCommand {
	// only holds its subcommands
}
