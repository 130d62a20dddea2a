/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

import org.bootseal.core.BadInputException;
import org.bootseal.core.device.Device;
import org.bootseal.core.device.DeviceCatalogue;
import org.bootseal.core.flexspi.FcbCSource;
import org.bootseal.core.flexspi.FcbConfiguration;
import org.bootseal.core.flexspi.FcbSource;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code bootseal fcb convert}. */
@Command(name = "convert", mixinStandardHelpOptions = true, sortOptions = false, //
		description = "Turn an FCB into another form: block, configuration (YAML) or C source of NXP's SDK.")
final class FcbConvertCommand extends CommandBase {

	@Parameters(paramLabel = "FILE", description = FcbCommand.FILE)
	private Path file;

	@Option(names = "--device", paramLabel = "NAME", //
			description = "The device that a block or a C source is for.")
	private String deviceName;

	@Option(names = { "-o", "--output" }, paramLabel = "OUT", required = true, //
			description = "The file to write: a configuration if it ends with .yaml, C source with .c, else the block.")
	private Path out;

	FcbConvertCommand(Environment environment) {
		super(environment);
	}

	@Override
	int run(Output output) throws IOException, BadInputException {
		Optional<Device> wanted = deviceName == null ? Optional.empty()
				: Optional.of(DeviceCatalogue.builtIn().find(deviceName));
		FcbSource source = FcbSource.read(file, wanted);
		if (source.swapped() > 1) {
			output.warn(file + ": the bytes are swapped in groups of " + source.swapped() + ", and are put right");
		}
		boolean isC = out.getFileName().toString().endsWith(".c");
		if (!isC && !BlockText.isText(out)) {
			WrittenFile.write(output, out, source.fcb().bytes(), "FCB");
			return ExitCode.DONE;
		}
		FcbConfiguration text = new FcbConfiguration(
				wanted.or(source::device).orElseThrow(
						() -> new BadInputException("--device is missing: a block does not say its device")),
				source.fcb());
		WrittenFile.write(output, out, (isC ? FcbCSource.text(text) : text.text()).getBytes(StandardCharsets.UTF_8),
				isC ? "C source of the FCB" : "FCB configuration");
		return ExitCode.DONE;
	}
}
