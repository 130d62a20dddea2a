/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.OptionalLong;

import org.bootseal.core.BadInputException;
import org.bootseal.core.bootable.BootableConfiguration;
import org.bootseal.core.bootable.FlashImage;
import org.bootseal.core.bootable.FlashPart;
import org.bootseal.core.firmware.FirmwareFormat;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code bootseal image merge}. */
@Command(name = "merge", mixinStandardHelpOptions = true, sortOptions = false, //
		description = { "Make the whole image of a boot memory from a configuration of NXP's SPSDK",
				"(nxpimage bootable-image merge): FCB, encryption headers, HAB container, second container." })
final class ImageMergeCommand extends CommandBase {

	@Option(names = { "-c", "--config" }, paramLabel = "CONFIG", required = true, //
			description = "Configuration (YAML) that names the parts.")
	private Path configuration;

	@Option(names = { "-o", "--output" }, paramLabel = "OUT", //
			description = "The image file (default: what the configuration says).")
	private Path out;

	@Option(names = "--format", paramLabel = "FORMAT", //
			description = "bin, hex or srec (default: by the name of the file).")
	private String format;

	@Mixin
	private Passwords passwords;

	ImageMergeCommand(Environment environment) {
		super(environment);
	}

	@Override
	int run(Output output) throws IOException, BadInputException {
		BootableConfiguration read = BootableConfiguration.read(configuration, passwords.source(environment()),
				environment().clock());
		read.warnings().forEach(output::warn);
		Path file = out != null ? out
				: read.output().orElseThrow(
						() -> new BadInputException("-o FILE is missing: where shall the image go?"));
		FlashImage image = read.image();
		for (FlashPart part : image.parts()) {
			output.say(String.format(Locale.ROOT, "  0x%08X %8d  %s", part.offset(), part.bytes().length,
					part.kind().label()));
			output.emit("part", "name", part.kind().id(), "offset", part.offset(), "length", part.bytes().length);
		}
		byte[] content = format(read, file).encode(image.address(), image.bytes(), OptionalLong.empty());
		WrittenFile.write(output, file, content, image.places().memory() + " image of " + image.places().device());
		return ExitCode.DONE;
	}

	private FirmwareFormat format(BootableConfiguration read, Path file) throws BadInputException {
		if (format != null) {
			return FirmwareFormat.named(format);
		}
		return out == null && read.format().isPresent() ? read.format().get() : FirmwareFormat.byName(file);
	}
}
