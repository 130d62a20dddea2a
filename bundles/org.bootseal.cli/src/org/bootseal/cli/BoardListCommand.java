/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

import org.bootseal.core.BadInputException;
import org.bootseal.core.connection.BoardMode;
import org.bootseal.core.connection.FoundBoard;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code bootseal board list}. */
@Command(name = "list", mixinStandardHelpOptions = true, sortOptions = false, //
		description = "List the boards on the bus, ROM or flashloader. Without an option: the USB boards.")
final class BoardListCommand extends CommandBase {

	@Mixin
	private BoardOptions board;

	BoardListCommand(Environment environment) {
		super(environment);
	}

	@Override
	int run(Output output) throws IOException, BadInputException, InterruptedException {
		board.requireKept();
		try (BoardAccess access = board.open("usb", Path.of(""))) {
			List<FoundBoard> found = access.found();
			for (FoundBoard each : found) {
				output.say(String.format(Locale.ROOT, "%-14s %s  %-24s %s%s", each.path(), each.bus(),
						each.mode() == BoardMode.ROM ? "ROM, serial downloader" : "flashloader", each.product().strip(),
						each.problem().isEmpty() ? "" : "  (" + each.problem() + ")"));
				output.emit("board", "path", each.path(), "usbId", each.bus(), "mode",
						each.mode().name().toLowerCase(Locale.ROOT), "product", each.product(), "serial", each.serial(),
						"problem",
						each.problem());
			}
			if (found.isEmpty()) {
				throw new NoBoardException(access.whyAway());
			}
		}
		return ExitCode.DONE;
	}
}
