/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.launch;

import java.util.List;

import org.bootseal.ui.BootsealImages;
import org.bootseal.ui.HelpContexts;
import org.eclipse.debug.core.ILaunchConfigurationWorkingCopy;

/** The page that names the fuses to burn, and who agrees to it. By default nothing is burnt. */
final class FusesTab extends BlockTab {

	/** Never changes. */
	static final String ID = "org.bootseal.ui.launch.fusesTab"; //$NON-NLS-1$

	FusesTab() {
		super(Messages.FusesTab_name, ID, BootsealImages.FUSE, HelpContexts.LAUNCH_FUSES,
				List.of(new FuseBlock(), new ConfirmBlock()));
	}

	/** The file may have changed on another page. */
	@Override
	public void activated(ILaunchConfigurationWorkingCopy launch) {
		initializeFrom(launch);
	}
}
