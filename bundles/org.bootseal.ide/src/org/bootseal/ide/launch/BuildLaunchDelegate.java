/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ide.launch;

import java.io.IOException;
import java.nio.file.Path;

import org.bootseal.core.BadInputException;
import org.bootseal.core.CancelledException;
import org.bootseal.core.Progress;
import org.bootseal.ide.run.BuildJob;
import org.bootseal.ide.run.BuildTask;
import org.bootseal.ide.run.RunProcess;
import org.bootseal.ide.run.RunStreams;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.debug.core.DebugPlugin;
import org.eclipse.debug.core.ILaunch;
import org.eclipse.debug.core.ILaunchConfiguration;
import org.eclipse.osgi.util.NLS;

/** Launches configurations of the type {@link BootsealLaunches#TYPE_BUILD}. */
public final class BuildLaunchDelegate extends FileLaunchDelegate {

	@Override
	public void launch(ILaunchConfiguration configuration, String mode, ILaunch launch, IProgressMonitor monitor)
			throws CoreException {
		Path file = LaunchFiles.existing(BuildLaunch.fromConfiguration(configuration).file());
		RunProcess process = new RunProcess(launch,
				NLS.bind(Messages.BuildLaunchDelegate_label, file.getFileName()));
		new BuildJob(new FileBuildTask(configuration.getName(), file), process).schedule();
	}

	/** Builds one file. */
	private static final class FileBuildTask implements BuildTask {

		private final String name;
		private final Path file;
		private final LaunchBuild build;

		FileBuildTask(String name, Path file) {
			this.name = name;
			this.file = file;
			build = new LaunchBuild(file, DebugPlugin.getDefault()::getStatusHandler);
		}

		@Override
		public String name() {
			return name;
		}

		@Override
		public void build(RunStreams streams, Progress progress)
				throws IOException, BadInputException, CancelledException {
			progress.checkCancelled();
			build.build(LaunchBuild.read(file), streams);
		}

		@Override
		public void close() {
			build.close();
		}
	}
}
