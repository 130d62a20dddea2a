/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.launch;

import java.util.Optional;

import org.eclipse.core.runtime.CoreException;
import org.eclipse.debug.core.ILaunchConfiguration;
import org.eclipse.debug.core.ILaunchConfigurationWorkingCopy;
import org.eclipse.swt.widgets.Composite;

/**
 * A part of a launch page that shows some attributes of a launch. All attributes are read with their defaults, and what
 * shows the default of an attribute that the launch has not leaves it without, so a launch that is only looked at stays
 * as it is.
 */
interface LaunchBlock {

	/**
	 * Creates the widgets.
	 *
	 * @param parent
	 *            with one column, whose layout the block does not change
	 * @param changed
	 *            to be called after each change by the user
	 */
	void createControl(Composite parent, Runnable changed);

	/**
	 * Shows the attributes.
	 *
	 * @param launch
	 *            to be read
	 * @throws CoreException
	 *             if an attribute can't be read
	 */
	void initializeFrom(ILaunchConfiguration launch) throws CoreException;

	/**
	 * Writes what is shown.
	 *
	 * @param launch
	 *            to be written; attributes of others stay as they are
	 * @throws CoreException
	 *             if an attribute can't be read
	 */
	void performApply(ILaunchConfigurationWorkingCopy launch) throws CoreException;

	/** @return why what is shown can't be launched, one sentence; empty if it can */
	Optional<String> problem();

	/** @return what the user should know before launching, one sentence; empty if nothing */
	default Optional<String> warning() {
		return Optional.empty();
	}

	/** Ends what goes on in the background. */
	default void dispose() {
		// most blocks do nothing in the background
	}
}
