/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

import org.bootseal.core.BadInputException;
import org.bootseal.core.config.Provisioning;
import org.bootseal.core.config.ProvisioningFile;
import org.bootseal.core.device.DeviceCatalogue;
import org.bootseal.core.hab.BootHeader;
import org.bootseal.core.hab.ChainPolicy;
import org.bootseal.core.hab.HabConfiguration;
import org.bootseal.core.hab.HabImage;
import org.bootseal.core.hab.HabImageBuilder;
import org.bootseal.core.hab.KeyBlobPlace;
import org.bootseal.core.io.OutputFile;
import org.bootseal.core.keys.SigningException;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code bootseal image build}. */
@Command(name = "build", mixinStandardHelpOptions = true, sortOptions = false, //
		description = { "Build a HAB boot image from a configuration of NXP's SPSDK (nxpimage hab export),",
				"or all that a provisioning file (*.bootseal) asks for." })
final class ImageBuildCommand extends CommandBase {

	private static final String PROVISIONING = ".bootseal";

	@Option(names = { "-c", "--config" }, paramLabel = "CONFIG", required = true, //
			description = "HAB configuration (YAML), or provisioning file (*.bootseal).")
	private Path configuration;

	@Option(names = { "-o", "--output" }, paramLabel = "OUT", //
			description = "The image file; for a provisioning file the folder (default: what the file says).")
	private Path out;

	@Option(names = "--boot-header", paramLabel = "WHAT", defaultValue = "REFUSE", //
			description = {
					"If the application brings FCB, IVT or DCD along: keep what the image does not make itself,",
					"replace all of it, or refuse (default). For HAB configurations." })
	private BootHeader.Policy bootHeader;

	@Mixin
	private Passwords passwords;

	ImageBuildCommand(Environment environment) {
		super(environment);
	}

	@Override
	int run(Output output) throws IOException, BadInputException {
		if (configuration.toString().endsWith(PROVISIONING)) {
			Provisioning what = ProvisioningFile.read(configuration);
			BuildText.build(output, out == null ? what : what.withOutput(out), passwords.source(environment()),
					environment().clock());
			return ExitCode.DONE;
		}
		if (out == null) {
			throw new BadInputException("-o FILE is missing: where shall the image go?");
		}
		if (Files.isDirectory(out)) {
			throw new BadInputException(out + ": is a folder, expected the file for the image");
		}
		HabConfiguration read = HabConfiguration.read(configuration, DeviceCatalogue.builtIn(), bootHeader);
		HabImage image = build(read);
		read.warnings().forEach(warning -> output.warn(warning.message()));
		image.warnings().forEach(warning -> output.warn(warning.message()));
		Optional<Path> key = saveKey(image);
		OutputFile.write(out, image.bytes());
		String meaning = image.keyBlob().isPresent() ? "encrypted boot image"
				: image.csf().isPresent() ? "signed boot image" : "unsigned boot image";
		output.say("wrote " + out + "  (" + meaning + ", " + image.length() + " bytes, from its IVT on)");
		output.emit("file", "path", out.toString(), "meaning", meaning, "bytes", image.length(), "address",
				image.address());
		keepFcb(output, read);
		if (key.isPresent()) {
			output.say("saved the new encryption key in " + key.get() + "; keep it secret");
			output.emit("file", "path", key.get().toString(), "meaning", "encryption key");
		}
		image.keyBlob().ifPresent(blob -> sayKeyBlob(output, blob));
		return ExitCode.DONE;
	}

	/** A key that was made is saved before its image, which is worth nothing without it. */
	private static Optional<Path> saveKey(HabImage image) throws IOException {
		try {
			return image.saveKey();
		} finally {
			image.wipeKey();
		}
	}

	private static void sayKeyBlob(Output output, KeyBlobPlace blob) {
		output.say(String.format(Locale.ROOT,
				"the key blob, %d bytes, belongs at 0x%08X (offset 0x%X from the IVT); it has to be made on the closed"
						+ " board with generate-key-blob, and does not fit any other board",
				blob.length(), blob.address(), blob.offset()));
		output.emit("keyBlob", "address", blob.address(), "offset", blob.offset(), "bytes", blob.length(), "space",
				blob.space());
	}

	/** The FCB lies in front of the container, so it goes into a file of its own. */
	private void keepFcb(Output output, HabConfiguration read) throws IOException {
		Optional<byte[]> fcb = read.bootHeader().flatMap(BootHeader::fcb);
		if (bootHeader == BootHeader.Policy.KEEP && fcb.isPresent()) {
			Path file = out.resolveSibling(out.getFileName().toString().replaceFirst("\\.[^.]*$", "") + "_fcb.bin");
			OutputFile.write(file, fcb.get());
			output.say("wrote " + file + "  (FCB of the application, 512 bytes)");
			output.emit("file", "path", file.toString(), "meaning", "FCB of the application", "bytes",
					fcb.get().length);
		}
	}

	private HabImage build(HabConfiguration read) throws IOException, BadInputException {
		try {
			return new HabImageBuilder(environment().clock(), ChainPolicy.WARN)
					.build(read.recipe(passwords.source(environment())));
		} catch (SigningException e) {
			throw new BadInputException(configuration + ": " + e.getMessage(), e);
		}
	}
}
