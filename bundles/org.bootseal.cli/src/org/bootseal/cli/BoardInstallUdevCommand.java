/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.cli;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

import org.bootseal.core.BadInputException;
import org.bootseal.core.device.DeviceCatalogue;
import org.bootseal.usb.KnownIds;
import org.bootseal.usb.UdevRule;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code bootseal board install-udev}. */
@Command(name = "install-udev", mixinStandardHelpOptions = true, sortOptions = false, //
		description = { "Linux: let users open boards on USB, by a rule for udev. Takes the rights of root.",
				"Without them, or with --print, the rule is shown." })
final class BoardInstallUdevCommand extends CommandBase {

	@Option(names = "--print", description = "Show the rule and write nothing.")
	private boolean print;

	@Option(names = "--file", paramLabel = "FILE", //
			description = "The file of the rule (default: 70-bootseal.rules where udev looks for those of the administrator).")
	private Path file;

	BoardInstallUdevCommand(Environment environment) {
		super(environment);
	}

	@Override
	int run(Output output) throws IOException, BadInputException {
		KnownIds ids = KnownIds.of(DeviceCatalogue.builtIn());
		UdevRule rule = file == null ? new UdevRule(ids) : new UdevRule(ids, file.toAbsolutePath());
		if (print) {
			rule.text().lines().forEach(output::say);
			output.emit("udevRule", "file", rule.file().toString(), "text", rule.text());
			return ExitCode.DONE;
		}
		if (rule.isInstalled()) {
			output.say(rule.file() + " is there already");
			output.emit("udevRule", "file", rule.file().toString(), "text", rule.text());
			return ExitCode.DONE;
		}
		try {
			rule.install();
		} catch (AccessDeniedException e) {
			throw new BadInputException(rule.file() + ": can't be written by this user; run this command as root, or"
					+ " give the administrator what \"bootseal board install-udev --print\" shows");
		} catch (NoSuchFileException e) {
			throw new BadInputException(rule.file() + ": there is no folder " + rule.file().getParent()
					+ "; this system has no udev, so its users need no rule of it");
		}
		output.say("wrote " + rule.file());
		output.say("For boards that are plugged in already:");
		rule.activation().forEach(line -> output.say("  " + line));
		output.emit("udevRule", "file", rule.file().toString(), "text", rule.text());
		return ExitCode.DONE;
	}
}
