/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.launch;

import java.util.List;

import org.bootseal.ide.launch.BootsealLaunches;
import org.bootseal.ui.BootsealImages;
import org.bootseal.ui.HelpContexts;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IResource;
import org.eclipse.debug.core.ILaunchConfigurationWorkingCopy;
import org.eclipse.debug.ui.DebugUITools;

/** The first page of a launch: which provisioning file, and for some launches what to do with it. */
final class MainTab extends BlockTab {

	/** Never changes. */
	static final String ID = "org.bootseal.ui.launch.mainTab"; //$NON-NLS-1$

	MainTab(List<LaunchBlock> blocks) {
		super(Messages.MainTab_name, ID, BootsealImages.PROVISIONING_FILE, HelpContexts.LAUNCH_MAIN, blocks);
	}

	/** A new launch is about the selected file. */
	@Override
	public void setDefaults(ILaunchConfigurationWorkingCopy launch) {
		if (DebugUITools.getSelectedResource() instanceof IFile file
				&& PathButtons.EXTENSION.equals(file.getFileExtension())) {
			launch.setAttribute(BootsealLaunches.ATTR_FILE, file.getFullPath().toString());
			launch.setMappedResources(new IResource[] { file });
			String stem = file.getFullPath().removeFileExtension().lastSegment();
			launch.rename(getLaunchConfigurationDialog().generateName(stem));
		}
	}
}
