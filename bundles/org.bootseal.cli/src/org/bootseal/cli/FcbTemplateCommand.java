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
import org.bootseal.core.flexspi.FcbConfiguration;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code bootseal fcb template}. */
@Command(name = "template", mixinStandardHelpOptions = true, sortOptions = false, //
		description = "Write the configuration (YAML) of an empty FCB, with the meaning of each field.")
final class FcbTemplateCommand extends CommandBase {

	@Option(names = "--device", paramLabel = "NAME", required = true, description = "The device, such as MIMXRT1050.")
	private String device;

	@Option(names = { "-o", "--output" }, paramLabel = "OUT", required = true, description = "The file to write.")
	private Path out;

	FcbTemplateCommand(Environment environment) {
		super(environment);
	}

	@Override
	int run(Output output) throws IOException, BadInputException {
		FcbConfiguration template = FcbConfiguration.template(DeviceCatalogue.builtIn().find(device));
		WrittenFile.writeNew(output, out, template.text().getBytes(StandardCharsets.UTF_8), "FCB configuration");
		return ExitCode.DONE;
	}
}
