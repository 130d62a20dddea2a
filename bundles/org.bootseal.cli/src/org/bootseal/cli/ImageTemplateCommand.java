/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

import org.bootseal.core.BadInputException;
import org.bootseal.core.device.Device;
import org.bootseal.core.device.DeviceCatalogue;
import org.bootseal.core.hab.HabTemplate;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code bootseal image template}. */
@Command(name = "template", mixinStandardHelpOptions = true, sortOptions = false, //
		description = "Write a HAB configuration to start from.")
final class ImageTemplateCommand extends CommandBase {

	@Option(names = "--device", paramLabel = "NAME", required = true, //
			description = "The device it is for, such as MIMXRT1020.")
	private String deviceName;

	@Option(names = "--boot-type", paramLabel = "TYPE", required = true, //
			description = "One of ${COMPLETION-CANDIDATES}; fast: signed by the super root key itself.")
	private HabTemplate.Kind kind;

	@Option(names = "--boot-memory", paramLabel = "NAME", defaultValue = "flexspi_nor", //
			description = "What it boots from (default: ${DEFAULT-VALUE}).")
	private String memory;

	@Option(names = { "-o", "--output" }, paramLabel = "YAML", description = "The file (default: standard output).")
	private Path out;

	ImageTemplateCommand(Environment environment) {
		super(environment);
	}

	@Override
	int run(Output output) throws IOException, BadInputException {
		Device device = DeviceCatalogue.builtIn().find(deviceName);
		String text = HabTemplate.of(device, device.bootMemory(memory), kind);
		if (out == null) {
			text.lines().forEach(output::say);
			output.emit("template", "text", text);
			return ExitCode.DONE;
		}
		WrittenFile.writeNew(output, out, text.getBytes(StandardCharsets.UTF_8), "HAB configuration");
		return ExitCode.DONE;
	}
}
