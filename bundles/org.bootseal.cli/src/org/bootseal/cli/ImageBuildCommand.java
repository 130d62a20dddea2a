/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.cli;

import java.io.IOException;
import java.nio.file.Path;

import org.bootseal.core.BadInputException;
import org.bootseal.core.config.Provisioning;
import org.bootseal.core.config.ProvisioningFile;
import org.bootseal.core.flexspi.FcbLayout;
import org.bootseal.core.hab.BootHeader;
import org.bootseal.core.hab.HabBuild;
import org.bootseal.core.hab.HabImage;

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
		say(output, HabBuild.build(configuration, out, bootHeader, passwords.source(environment()),
				environment().clock()));
		return ExitCode.DONE;
	}

	private void say(Output output, HabBuild built) {
		HabImage image = built.image();
		built.warnings().forEach(output::warn);
		output.say("wrote " + out + "  (" + built.kind() + ", " + image.length() + " bytes, from its IVT on)");
		output.emit("file", "path", out.toString(), "meaning", built.kind(), "bytes", image.length(), "address",
				image.address());
		built.fcb().ifPresent(file -> {
			output.say("wrote " + file + "  (FCB of the application, 512 bytes)");
			output.emit("file", "path", file.toString(), "meaning", "FCB of the application", "bytes",
					FcbLayout.LENGTH);
		});
		built.key().ifPresent(key -> {
			output.say("saved the new encryption key in " + key + "; keep it secret");
			output.emit("file", "path", key.toString(), "meaning", "encryption key");
		});
		built.missing().ifPresent(output::say);
		image.keyBlob().ifPresent(blob -> output.emit("keyBlob", "address", blob.address(), "offset", blob.offset(),
				"bytes", blob.length(), "space", blob.space()));
	}
}
