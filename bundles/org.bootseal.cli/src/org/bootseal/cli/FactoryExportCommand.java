/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.bootseal.core.BadInputException;
import org.bootseal.core.CancelledException;
import org.bootseal.core.config.Provisioning;
import org.bootseal.core.config.ProvisioningFile;
import org.bootseal.core.factory.FactoryDraft;
import org.bootseal.core.factory.FactoryPackage;
import org.bootseal.core.factory.FactoryPackager;
import org.bootseal.core.otp.FuseSnapshot;
import org.bootseal.core.provision.BuiltProvisioning;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code bootseal factory export}. */
@Command(name = "export", mixinStandardHelpOptions = true, sortOptions = false, //
		description = { "Build what a provisioning file asks for, and pack all that writing boards needs: images,"
				+ " flashloaders, plan, scripts, wanted fuses, each file with its SHA-256.",
				"No private key, password or key file is in it; what would need one is refused.",
				"A key that the file itself wants in fuse words is in it." })
final class FactoryExportCommand extends CommandBase {

	@Parameters(paramLabel = "FILE.bootseal", description = "The provisioning file.")
	private Path file;

	@Option(names = { "-o", "--out" }, paramLabel = "FILE.zip|FOLDER", //
			description = "Where to: one zip file, or a new or empty folder (default: FILE-factory.zip beside FILE).")
	private Path out;

	@Option(names = "--fuses", paramLabel = "FILE", //
			description = "Fuses of a part that \"otp read\" wrote; with --burn, its token is in the package. Once for each.")
	private List<Path> fuses = List.of();

	@Mixin
	private BurnOptions burn;

	@Mixin
	private Passwords passwords;

	FactoryExportCommand(Environment environment) {
		super(environment);
	}

	@Override
	int run(Output output) throws IOException, BadInputException, CancelledException {
		if (fuses.isEmpty() == !burn.groups().isEmpty()) {
			throw new BadInputException("--fuses and --burn go together: a token stands for fuses on one part");
		}
		Provisioning what = ProvisioningFile.read(file);
		BuiltProvisioning built = BuildText.build(output, what, passwords.source(environment()), environment().clock());
		List<FuseSnapshot> parts = new ArrayList<>();
		for (Path each : fuses) {
			parts.add(FuseFiles.read(each, built.device().name()));
		}
		FactoryDraft draft = FactoryPackager.pack(what, built, parts, burn.groups(), environment().clock().instant());
		Path to = out != null ? out : usual();
		try (Interruption interruption = Interruption.ofProcess()) {
			FactoryPackager.write(draft, to, interruption);
		}
		output.say("");
		output.say(Output.Tone.HEADING, "Wrote the factory package " + to);
		FactoryText.show(output, draft.files());
		draft.tokens().forEach(token -> output.say("  token " + token.token() + " for part " + token.part()));
		output.say("to check it: bootseal factory show " + to);
		output.say("to write a board: bootseal write " + to);
		output.emit("package", "path", to.toString(), "files", draft.files().size(), "bytes", draft.length());
		return ExitCode.DONE;
	}

	private Path usual() {
		String stem = file.getFileName().toString().replaceFirst("\\.[^.]*$", "");
		return file.resolveSibling(stem + "-factory" + FactoryPackage.SUFFIX);
	}
}
