/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;

import org.bootseal.core.BadInputException;
import org.bootseal.core.config.Provisioning;
import org.bootseal.core.config.ProvisioningFile;
import org.bootseal.core.plan.ScriptSystem;
import org.bootseal.core.plan.ScriptWriter;
import org.bootseal.core.plan.WritePlanner;
import org.bootseal.core.provision.BuiltProvisioning;
import org.bootseal.core.provision.ProvisioningBuild;
import org.bootseal.core.provision.ProvisioningRequest;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code bootseal script}. */
@Command(name = "script", mixinStandardHelpOptions = true, sortOptions = false, //
		description = {
				"Write the plan of a provisioning file as scripts for NXP's blhost and sdphost, with all that they"
						+ " need, into its output folder; or print one script." })
final class ScriptCommand extends CommandBase {

	@Parameters(paramLabel = "FILE.bootseal", description = "The provisioning file.")
	private Path file;

	@Option(names = "--os", paramLabel = "SYSTEM", //
			description = "Print only the script for this system: ${COMPLETION-CANDIDATES}.")
	private ScriptSystem system;

	@Mixin
	private Passwords passwords;

	ScriptCommand(Environment environment) {
		super(environment);
	}

	@Override
	int run(Output output) throws IOException, BadInputException {
		Provisioning what = ProvisioningFile.read(file);
		if (system == null) {
			BuildText.build(output, what, passwords.source(environment()), environment().clock());
			return ExitCode.DONE;
		}
		BuiltProvisioning built = ProvisioningBuild.build(what, passwords.source(environment()), environment().clock());
		built.warnings().forEach(output::warn);
		if (built.xip().filter(BuiltProvisioning.Xip::hasSecretFuses).isPresent()) {
			throw BadInputException.in(file, "image.xipEncryption",
					"no script is made for an encrypted flash, because it would show the key that the fuses get");
		}
		String text = ScriptWriter.render(WritePlanner.plan(ProvisioningRequest.of(what, built, Set.of(), false)),
				system,
				what.output());
		output.say(text);
		output.emit("script", "system", system.name(), "text", text);
		return ExitCode.DONE;
	}
}
