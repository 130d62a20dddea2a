/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.launch;

import java.util.Optional;

import org.bootseal.ide.launch.BootsealLaunches;
import org.bootseal.ui.AccessibleName;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.debug.core.ILaunchConfiguration;
import org.eclipse.debug.core.ILaunchConfigurationWorkingCopy;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Group;
import org.eclipse.swt.widgets.Text;

/** The provisioning file that a launch is about: a path, which may be made of variables. */
final class FileBlock implements LaunchBlock {

	private Text text;

	@Override
	public void createControl(Composite parent, Runnable changed) {
		Group group = new Group(parent, SWT.NONE);
		group.setText(Messages.FileBlock_group);
		GridLayoutFactory.swtDefaults().applyTo(group);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(group);
		text = new Text(group, SWT.BORDER);
		AccessibleName.give(text, Messages.FileBlock_group);
		text.setMessage(Messages.FileBlock_hint);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(text);
		text.addModifyListener(event -> changed.run());
		PathButtons.forFile(group, text);
	}

	@Override
	public void initializeFrom(ILaunchConfiguration launch) throws CoreException {
		text.setText(launch.getAttribute(BootsealLaunches.ATTR_FILE, "")); //$NON-NLS-1$
	}

	@Override
	public void performApply(ILaunchConfigurationWorkingCopy launch) throws CoreException {
		LaunchAttributes.put(launch, BootsealLaunches.ATTR_FILE, text.getText().strip(), ""); //$NON-NLS-1$
	}

	@Override
	public Optional<String> problem() {
		String path = text.getText().strip();
		return path.isEmpty() ? Optional.of(Messages.FileBlock_missing) : PathCheck.problem(path);
	}
}
