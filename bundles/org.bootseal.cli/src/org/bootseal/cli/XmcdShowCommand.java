/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;

import org.bootseal.core.BadInputException;
import org.bootseal.core.xmcd.XmcdConfiguration;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code bootseal xmcd show}. */
@Command(name = "show", mixinStandardHelpOptions = true, sortOptions = false, //
		description = "Show all fields of an XMCD, and the fuse value that makes the ROM check it.")
final class XmcdShowCommand extends CommandBase {

	@Parameters(paramLabel = "FILE", description = "The XMCD: a block, or a configuration of NXP's SPSDK (YAML).")
	private Path file;

	@Option(names = "--device", paramLabel = "NAME", defaultValue = XmcdConvertCommand.ANY, //
			description = "The device that a block is for (default: ${DEFAULT-VALUE}).")
	private String device;

	XmcdShowCommand(Environment environment) {
		super(environment);
	}

	@Override
	int run(Output output) throws IOException, BadInputException {
		XmcdConfiguration read = XmcdConvertCommand.read(file, device);
		output.say(Output.Tone.HEADING, file + ": " + read.xmcd());
		output.emit("xmcd", "file", file.toString(), "memory", read.kind().memory(), "form", read.kind().form(),
				"bytes",
				read.xmcd().length());
		BlockText.show(output, read.block());
		output.say(String.format(Locale.ROOT, "to have the ROM check it: fuse word %d 0x%08X, and bit 0x%X of word %d",
				XmcdConfiguration.CHECKSUM_FUSE, read.checksum(), XmcdConfiguration.CHECK_MASK,
				XmcdConfiguration.CHECK_FUSE));
		output.emit("fuse", "word", XmcdConfiguration.CHECKSUM_FUSE, "value", read.checksum() & 0xFFFF_FFFFL);
		return ExitCode.DONE;
	}
}
