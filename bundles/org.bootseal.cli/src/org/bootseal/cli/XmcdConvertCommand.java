/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

import org.bootseal.core.BadInputException;
import org.bootseal.core.device.DeviceCatalogue;
import org.bootseal.core.xmcd.XmcdConfiguration;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code bootseal xmcd convert}. */
@Command(name = "convert", mixinStandardHelpOptions = true, sortOptions = false, //
		description = "Turn an XMCD into its configuration (YAML), or the configuration into the block.")
final class XmcdConvertCommand extends CommandBase {

	/** All devices with an XMCD have the same. */
	static final String ANY = "MIMXRT1176";

	@Parameters(paramLabel = "FILE", description = "The XMCD: a block, or a configuration of NXP's SPSDK (YAML).")
	private Path file;

	@Option(names = "--device", paramLabel = "NAME", defaultValue = ANY, //
			description = "The device that a block is for (default: ${DEFAULT-VALUE}).")
	private String device;

	@Option(names = { "-o", "--output" }, paramLabel = "OUT", required = true, //
			description = "The file to write: a configuration if it ends with .yaml, else the block.")
	private Path out;

	XmcdConvertCommand(Environment environment) {
		super(environment);
	}

	@Override
	int run(Output output) throws IOException, BadInputException {
		XmcdConfiguration read = read(file, device);
		if (BlockText.isText(out)) {
			WrittenFile.write(output, out, read.text().getBytes(StandardCharsets.UTF_8), "XMCD configuration");
		} else {
			WrittenFile.write(output, out, read.xmcd().encode(), "XMCD");
		}
		return ExitCode.DONE;
	}

	/** Reads a block or a text. */
	static XmcdConfiguration read(Path file, String device) throws IOException, BadInputException {
		return XmcdConfiguration.open(file, DeviceCatalogue.builtIn().find(device));
	}
}
