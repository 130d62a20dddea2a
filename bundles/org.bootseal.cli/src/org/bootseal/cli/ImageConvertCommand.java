/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.bootseal.core.BadInputException;
import org.bootseal.core.bd.BdReader;
import org.bootseal.core.bd.HabConversion;
import org.bootseal.core.io.OutputFile;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code bootseal image convert}. */
@Command(name = "convert", mixinStandardHelpOptions = true, sortOptions = false, //
		description = "Turn a HAB configuration in the older BD grammar (elftosb) into YAML.")
final class ImageConvertCommand extends CommandBase {

	@Option(names = { "-c", "--config" }, paramLabel = "BD", required = true, description = "The BD file.")
	private Path configuration;

	@Option(names = { "-o", "--output" }, paramLabel = "YAML", required = true, description = "The YAML file.")
	private Path out;

	@Parameters(paramLabel = "FILE", arity = "0..*", //
			description = "The files that extern(0), extern(1) ... of the BD file stand for.")
	private final List<Path> externals = new ArrayList<>();

	ImageConvertCommand(Environment environment) {
		super(environment);
	}

	@Override
	int run(Output output) throws IOException, BadInputException {
		if (Files.isDirectory(out)) {
			throw new BadInputException(out + ": is a folder, expected the file for the YAML");
		}
		HabConversion.Converted converted = HabConversion.convert(BdReader.read(configuration), externals, out);
		converted.warnings().forEach(output::warn);
		byte[] text = converted.text().getBytes(StandardCharsets.UTF_8);
		OutputFile.write(out, text);
		output.say("wrote " + out + "  (HAB configuration)");
		output.emit("file", "path", out.toString(), "meaning", "HAB configuration", "bytes", text.length);
		return ExitCode.DONE;
	}
}
