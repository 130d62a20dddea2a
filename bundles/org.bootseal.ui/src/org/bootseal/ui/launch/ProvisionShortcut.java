/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.launch;

import org.bootseal.ide.launch.BootsealLaunches;

/** Provisions a board as a provisioning file says. */
public final class ProvisionShortcut extends BootsealShortcut {

	/** Called by the platform. */
	public ProvisionShortcut() {
		super(BootsealLaunches.TYPE_PROVISION);
	}
}
