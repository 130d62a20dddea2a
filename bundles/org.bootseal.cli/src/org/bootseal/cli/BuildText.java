/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.cli;

import java.io.IOException;
import java.time.Clock;

import org.bootseal.core.BadInputException;
import org.bootseal.core.config.Provisioning;
import org.bootseal.core.keys.PasswordSource;
import org.bootseal.core.provision.BuiltProvisioning;
import org.bootseal.core.provision.GeneratedFile;
import org.bootseal.core.provision.ProvisioningBuild;

/** Builds what a provisioning file asks for, and names every file that was made. */
final class BuildText {

	private BuildText() {
	}

	static BuiltProvisioning build(Output output, Provisioning what, PasswordSource passwords, Clock clock)
			throws IOException, BadInputException {
		output.say(Output.Tone.HEADING, "Build " + what.file().getFileName() + " for " + what.device());
		BuiltProvisioning built = ProvisioningBuild.build(what, passwords, clock);
		built.warnings().forEach(output::warn);
		for (GeneratedFile generated : built.files()) {
			output.say("  wrote " + generated.path() + "  (" + generated.meaning() + ")");
			output.emit("file", "path", generated.path().toString(), "meaning", generated.meaning());
		}
		return built;
	}
}
