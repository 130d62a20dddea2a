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
import org.bootseal.core.factory.FactoryPackage;
import org.bootseal.core.otp.FuseGroup;
import org.bootseal.core.plan.WriteRequest;
import org.bootseal.core.provision.BuiltProvisioning;
import org.bootseal.core.provision.ProvisioningRequest;

/**
 * What a user wants on a board, from a provisioning file, which is built, or from a factory package, which is checked.
 *
 * @param file
 *            the provisioning file or the package
 * @param connection
 *            the board that it names
 * @param output
 *            the folder for journals and records
 * @param request
 *            what is to be written
 */
record Wanted(Path file, String connection, Path output, WriteRequest request) {

	/** A package is written wherever it is, so it names no board. */
	private static final String ANY_BOARD = "usb";

	static Wanted read(Output output, Path file, Set<FuseGroup> burn, Passwords passwords, Environment environment)
			throws IOException, BadInputException {
		if (FactoryPackage.isMeant(file)) {
			FactoryPackage found = FactoryPackage.read(file);
			output.say(Output.Tone.HEADING, "Factory package " + file.getFileName() + " of " + found.name() + ", made "
					+ found.created() + ": all files are as they were packed");
			return new Wanted(file, ANY_BOARD, runs(file), found.request(burn, true));
		}
		Provisioning what = ProvisioningFile.read(file);
		BuiltProvisioning built = BuildText.build(output, what, passwords.source(environment), environment.clock());
		return new Wanted(file, what.connection(), what.output(), ProvisioningRequest.of(what, built, burn, true));
	}

	/** Beside the package, which is not changed by a run. */
	private static Path runs(Path file) {
		Path absolute = file.toAbsolutePath().normalize();
		return absolute
				.resolveSibling(absolute.getFileName().toString().replaceFirst("\\.[zZ][iI][pP]$", "") + "-runs");
	}
}
