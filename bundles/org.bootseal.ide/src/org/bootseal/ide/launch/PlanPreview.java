/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ide.launch;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;

import org.bootseal.core.BadInputException;
import org.bootseal.core.config.Provisioning;
import org.bootseal.core.keys.PasswordSource;
import org.bootseal.core.plan.WritePlan;
import org.bootseal.core.provision.BuiltProvisioning;
import org.bootseal.core.provision.ProvisioningBuild;
import org.bootseal.ide.StatusConverter;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.SubMonitor;

/** Shows what a launch would do, and does nothing. */
public final class PlanPreview {

	private static final int STEPS = 3;

	private PlanPreview() {
	}

	/**
	 * Plans a launch: builds its image aside, so that no file stays, and looks at no board. Takes a while, so it is for
	 * jobs. Nobody is asked for a password.
	 *
	 * @param launch
	 *            what to plan
	 * @param monitor
	 *            asked whether to go on
	 * @return the plan
	 * @throws CoreException
	 *             if something in the file, or in a file that it names, is wrong, or the keys need a password
	 */
	public static WritePlan preview(ProvisionLaunch launch, IProgressMonitor monitor) throws CoreException {
		SubMonitor progress = SubMonitor.convert(monitor, STEPS);
		Path file = LaunchFiles.existing(launch.file());
		progress.split(1);
		try {
			Provisioning what = LaunchBuild.read(file);
			progress.split(1);
			BuiltProvisioning built = ProvisioningBuild.rehearse(what, PasswordSource.NONE, Clock.systemUTC());
			progress.split(1);
			return ProvisionTask.plan(what, built, launch);
		} catch (BadInputException | IOException e) {
			throw new CoreException(StatusConverter.toStatus(e));
		}
	}
}
