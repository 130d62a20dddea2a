/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.bootseal.core.BadInputException;
import org.bootseal.core.bootlog.BoardLog;
import org.bootseal.core.keys.InputFile;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code bootseal image events}. */
@Command(name = "events", mixinStandardHelpOptions = true, sortOptions = false, //
		description = {
				"Say in words what a board logged about its boot: HAB events, status words, the log of its ROM.",
				"Takes dumps of memory, what U-Boot's hab_status printed, and bytes or words in hexadecimal.",
				"On parts with U-Boot's names: STS, RSN, CTX and ENG of each event, the command that failed, what to do." })
final class ImageEventsCommand extends CommandBase {

	@Parameters(paramLabel = "FILE", arity = "0..*", description = "Files with it, binary or text.")
	private List<Path> files = new ArrayList<>();

	@Option(names = "--hex", paramLabel = "BYTES", arity = "1..*", //
			description = "The bytes themselves, as in --hex db 00 08 43 33 22 0a 00.")
	private List<String> bytes = new ArrayList<>();

	ImageEventsCommand(Environment environment) {
		super(environment);
	}

	@Override
	int run(Output output) throws IOException, BadInputException {
		if (files.isEmpty() == bytes.isEmpty()) {
			throw new BadInputException("expected files, or --hex with the bytes");
		}
		if (!bytes.isEmpty()) {
			tell(output, String.join(" ", bytes).getBytes(StandardCharsets.US_ASCII), "--hex");
		}
		for (Path file : files) {
			tell(output, InputFile.read(file, "log", InputFile.KEY_LENGTH_MAX), file.toString());
		}
		return ExitCode.DONE;
	}

	private static void tell(Output output, byte[] content, String name) throws BadInputException {
		BoardLog log = BoardLog.parse(content);
		if (log.isEmpty() && log.notes().isEmpty()) {
			throw new BadInputException(name + ": found no HAB event (db 00 ...), no status word and no ROM log");
		}
		EventText.show(output, log);
	}
}
