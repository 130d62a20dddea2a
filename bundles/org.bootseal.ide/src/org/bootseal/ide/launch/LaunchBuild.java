/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ide.launch;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.function.Function;

import org.bootseal.core.BadInputException;
import org.bootseal.core.config.Provisioning;
import org.bootseal.core.provision.BuiltProvisioning;
import org.bootseal.core.provision.GeneratedFile;
import org.bootseal.core.provision.ProvisioningBuild;
import org.bootseal.ide.preferences.BootsealPreferences;
import org.bootseal.ide.run.RunStreams;
import org.eclipse.core.resources.IContainer;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.debug.core.IStatusHandler;
import org.eclipse.osgi.util.NLS;

/** Builds what a provisioning file asks for, for a launch: says what it does, and shows the workspace what was made. */
final class LaunchBuild implements AutoCloseable {

	private final Path file;
	private final StatusHandlerPasswords passwords;
	private Path output;

	/**
	 * @param file
	 *            the provisioning file
	 * @param handlers
	 *            finds who handles a status; gives null if nobody does
	 */
	LaunchBuild(Path file, Function<IStatus, IStatusHandler> handlers) {
		this.file = file;
		passwords = new StatusHandlerPasswords(handlers);
	}

	/** Reads a provisioning file, with the preferences of its project for what it leaves open. */
	static Provisioning read(Path file) throws IOException, BadInputException {
		return preferences(file).read(file);
	}

	/** Returns what applies to a file: what its project sets, and what the workspace does. */
	static BootsealPreferences preferences(Path file) {
		for (IFile found : ResourcesPlugin.getWorkspace().getRoot().findFilesForLocationURI(file.toUri())) {
			return BootsealPreferences.of(found.getProject());
		}
		return BootsealPreferences.workspace();
	}

	BuiltProvisioning build(Provisioning what, RunStreams streams) throws IOException, BadInputException {
		output = what.output();
		streams.say(RunStreams.HEADING,
				NLS.bind(Messages.LaunchBuild_build, file.getFileName(), what.device()));
		BuiltProvisioning built = built(what);
		built.warnings()
				.forEach(warning -> streams.say(RunStreams.NOTE, NLS.bind(Messages.LaunchBuild_warning, warning)));
		for (GeneratedFile made : built.files()) {
			streams.say(RunStreams.NOTE, NLS.bind(Messages.LaunchBuild_wrote, made.path(), made.meaning()));
		}
		return built;
	}

	/** A run may wait for hours for its board or an answer, and needs no key any more. */
	private BuiltProvisioning built(Provisioning what) throws IOException, BadInputException {
		try {
			return ProvisioningBuild.build(what, passwords, Clock.systemUTC());
		} finally {
			passwords.close();
		}
	}

	/** Forgets the password, and shows the files that were made. */
	@Override
	public void close() {
		passwords.close();
		if (output != null) {
			for (IContainer folder : ResourcesPlugin.getWorkspace().getRoot()
					.findContainersForLocationURI(output.toUri())) {
				new RefreshJob(folder.exists() ? folder : folder.getParent()).schedule();
			}
			output = null;
		}
	}
}
