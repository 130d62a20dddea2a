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
import org.bootseal.core.xmcd.XmcdConfiguration;
import org.bootseal.core.xmcd.XmcdKind;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code bootseal xmcd template}. */
@Command(name = "template", mixinStandardHelpOptions = true, sortOptions = false, //
		description = "Write the configuration (YAML) of an XMCD with its usual values and the meaning of each field.")
final class XmcdTemplateCommand extends CommandBase {

	@Option(names = "--device", paramLabel = "NAME", required = true, description = "The device, such as MIMXRT1176.")
	private String deviceName;

	@Option(names = "--memory", paramLabel = "NAME", required = true, description = "flexspi_ram or semc_sdram.")
	private String memory;

	@Option(names = "--full", description = "All timings instead of the simplified form.")
	private boolean full;

	@Option(names = { "-o", "--output" }, paramLabel = "OUT", required = true, description = "The file to write.")
	private Path out;

	XmcdTemplateCommand(Environment environment) {
		super(environment);
	}

	@Override
	int run(Output output) throws IOException, BadInputException {
		Device device = DeviceCatalogue.builtIn().find(deviceName);
		if (!device.xmcd()) {
			throw new BadInputException("the ROM of " + device + " reads no XMCD");
		}
		XmcdConfiguration template = XmcdConfiguration.template(device,
				XmcdKind.of(memory.replace('-', '_'), full ? "full" : "simplified"));
		WrittenFile.writeNew(output, out, template.text().getBytes(StandardCharsets.UTF_8), "XMCD configuration");
		return ExitCode.DONE;
	}
}
