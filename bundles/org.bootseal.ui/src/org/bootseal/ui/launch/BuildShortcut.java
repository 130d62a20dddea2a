/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.launch;

import org.bootseal.ide.launch.BootsealLaunches;

/** Builds the images of a provisioning file. */
public final class BuildShortcut extends BootsealShortcut {

	/** Called by the platform. */
	public BuildShortcut() {
		super(BootsealLaunches.TYPE_BUILD);
	}
}
