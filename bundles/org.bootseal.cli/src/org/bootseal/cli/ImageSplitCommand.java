/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.bootseal.core.BadInputException;
import org.bootseal.core.bootable.FlashImage;
import org.bootseal.core.bootable.FlashImageFiles;
import org.bootseal.core.bootable.FlashImageReader;
import org.bootseal.core.bootable.FlashPlaces;
import org.bootseal.core.device.DeviceCatalogue;
import org.bootseal.core.firmware.Firmware;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code bootseal image split}. */
@Command(name = "split", mixinStandardHelpOptions = true, sortOptions = false, //
		description = { "Take the whole image of a boot memory apart into files,",
				"with the configuration from which \"image merge\" makes the same image again." })
final class ImageSplitCommand extends CommandBase {

	@Parameters(paramLabel = "FILE", description = "The image, as BIN, Intel HEX or S-record.")
	private Path file;

	@Option(names = "--device", paramLabel = "NAME", required = true, description = "The device, such as MIMXRT1050.")
	private String device;

	@Option(names = "--memory", paramLabel = "NAME", defaultValue = FlashPlaces.FLEXSPI_NOR, //
			description = "The boot memory (default: ${DEFAULT-VALUE}).")
	private String memory;

	@Option(names = { "-o", "--output" }, paramLabel = "FOLDER", required = true, //
			description = "Folder for the parts.")
	private Path folder;

	ImageSplitCommand(Environment environment) {
		super(environment);
	}

	@Override
	int run(Output output) throws IOException, BadInputException {
		FlashPlaces places = FlashPlaces.of(DeviceCatalogue.builtIn().find(device), memory);
		byte[] bytes = Firmware.open(file).flatten();
		FlashImage image;
		try {
			image = FlashImageReader.parse(bytes, places);
		} catch (BadInputException e) {
			throw new BadInputException(file + ": " + e.getMessage(), e);
		}
		image.warnings().forEach(output::warn);
		for (Path written : FlashImageFiles.write(image, folder)) {
			WrittenFile.tell(output, written, Files.size(written), meaning(written));
		}
		return ExitCode.DONE;
	}

	private static String meaning(Path written) {
		String name = written.getFileName().toString();
		return name.equals(FlashImageFiles.CONFIGURATION) ? "configuration of the whole image" : "part of the image";
	}
}
