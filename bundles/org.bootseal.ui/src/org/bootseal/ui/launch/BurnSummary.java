/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.launch;

import java.util.List;
import java.util.Optional;

import org.bootseal.ide.launch.BootsealLaunches;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.debug.core.ILaunchConfiguration;
import org.eclipse.debug.core.ILaunchConfigurationWorkingCopy;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.resource.JFaceColors;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;

/** Says whether a launch burns fuses. The page of the fuses decides it. */
final class BurnSummary implements LaunchBlock {

	private static final int WIDTH = 300;

	private Label label;

	@Override
	public void createControl(Composite parent, Runnable changed) {
		label = new Label(parent, SWT.WRAP);
		label.setFont(JFaceResources.getFontRegistry().getBold(JFaceResources.DIALOG_FONT));
		GridDataFactory.fillDefaults().grab(true, false).hint(WIDTH, SWT.DEFAULT).applyTo(label);
	}

	@Override
	public void initializeFrom(ILaunchConfiguration launch) throws CoreException {
		show(launch.getAttribute(BootsealLaunches.ATTR_BURN, List.of()));
	}

	/** Says it for these ids of groups. */
	void show(List<String> ids) {
		label.setText(ids.isEmpty() ? Messages.BurnSummary_nothing
				: NLS.bind(Messages.BurnSummary_burns, String.join(", ", ids))); //$NON-NLS-1$
		label.setForeground(ids.isEmpty() ? null : JFaceColors.getErrorText(label.getDisplay()));
		label.requestLayout();
	}

	@Override
	public void performApply(ILaunchConfigurationWorkingCopy launch) {
		// shows only
	}

	@Override
	public Optional<String> problem() {
		return Optional.empty();
	}
}
