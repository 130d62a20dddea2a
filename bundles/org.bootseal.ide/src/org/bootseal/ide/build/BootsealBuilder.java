/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ide.build;

import java.time.Clock;
import java.util.Map;

import org.bootseal.core.provision.ProvisioningBuild;
import org.bootseal.ide.BootsealIde;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.IncrementalProjectBuilder;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;
import org.eclipse.core.runtime.SubMonitor;
import org.eclipse.core.runtime.jobs.ISchedulingRule;

/**
 * Checks the provisioning files and memory configurations of a project, marks what is wrong, and builds the images of
 * those whose inputs changed: the file itself, the firmware, keys and other files that it names, wherever they are, and
 * the preferences. It asks no passwords and reaches no board.
 */
public final class BootsealBuilder extends IncrementalProjectBuilder {

	/** Identifier of the builder. */
	public static final String ID = BootsealIde.ID + ".builder";

	private static final String MEMORY = "build";

	private BuildMemory memory;

	/** Whatever the kind, what is built depends on the content of files alone. */
	@Override
	protected IProject[] build(int kind, Map<String, String> arguments, IProgressMonitor monitor)
			throws CoreException {
		ProjectBuild build = projectBuild();
		try {
			build.run(SubMonitor.convert(monitor, Messages.BootsealBuilder_name, 1));
		} catch (OperationCanceledException e) {
			forgetLastBuiltState(); // what was not reached is still to be built
			throw e;
		}
		if (build.dependsOnOutside()) {
			forgetLastBuiltState(); // the workspace does not notice when such files change, so look each time
		}
		return build.neighbours().toArray(IProject[]::new);
	}

	@Override
	protected void clean(IProgressMonitor monitor) throws CoreException {
		projectBuild().clean(SubMonitor.convert(monitor, Messages.BootsealBuilder_name, 1));
	}

	private ProjectBuild projectBuild() {
		if (memory == null) {
			memory = new BuildMemory(getProject().getWorkingLocation(BootsealIde.ID).append(MEMORY).toPath());
		}
		return new ProjectBuild(getProject(), memory,
				(what, passwords) -> ProvisioningBuild.build(what, passwords, Clock.systemUTC()));
	}

	/** Only this project is changed, so that work in others goes on meanwhile. */
	@Override
	public ISchedulingRule getRule(int kind, Map<String, String> arguments) {
		return getProject();
	}
}
