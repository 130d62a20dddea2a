/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.cli;

import java.io.IOException;
import java.util.List;
import java.util.Locale;

import org.bootseal.core.BadInputException;
import org.bootseal.core.connection.BoardMode;
import org.bootseal.core.connection.FoundBoard;
import org.bootseal.usb.uart.SerialPorts;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code bootseal board list}. */
@Command(name = "list", mixinStandardHelpOptions = true, sortOptions = false, //
		description = "List the boards on the bus, ROM or flashloader. Without an option: the USB boards.")
final class BoardListCommand extends CommandBase {

	@Mixin
	private BoardOptions board;

	@Option(names = "--ports", description = "List the serial ports of this computer instead; none is opened.")
	private boolean ports;

	BoardListCommand(Environment environment) {
		super(environment);
	}

	@Override
	int run(Output output) throws IOException, BadInputException, InterruptedException {
		if (ports) {
			return ports(output);
		}
		board.requireKept();
		try (BoardAccess access = board.open("usb")) {
			List<FoundBoard> found = access.found();
			for (FoundBoard each : found) {
				output.say(String.format(Locale.ROOT, "%-14s %s  %-24s %s%s", each.path(), each.bus(),
						mode(each.mode()), each.product().strip(),
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

	private static String mode(BoardMode mode) {
		return switch (mode) {
		case ROM -> "ROM, serial downloader";
		case MBOOT_ROM -> "ROM, takes load-image";
		case FLASHLOADER -> "flashloader";
		};
	}

	private static int ports(Output output) throws IOException {
		List<SerialPorts.Port> all = SerialPorts.all();
		for (SerialPorts.Port port : all) {
			output.say(String.format(Locale.ROOT, "uart:%-20s %s", port.name(), port.description()));
			output.emit("port", "address", "uart:" + port.name(), "description", port.description());
		}
		if (all.isEmpty()) {
			output.say("There is no serial port.");
		}
		return ExitCode.DONE;
	}
}
