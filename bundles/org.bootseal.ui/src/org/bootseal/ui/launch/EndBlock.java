/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.launch;

import java.util.Optional;

import org.bootseal.ide.launch.BootsealLaunches;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.debug.core.ILaunchConfiguration;
import org.eclipse.debug.core.ILaunchConfigurationWorkingCopy;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Group;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;

/** What a launch does at its end and what it leaves: the first boot, and the journal of burnt fuses. */
final class EndBlock implements LaunchBlock {

	private Button boot;
	private Text journal;

	@Override
	public void createControl(Composite parent, Runnable changed) {
		Group group = new Group(parent, SWT.NONE);
		group.setText(Messages.EndBlock_group);
		GridLayoutFactory.swtDefaults().numColumns(2).applyTo(group);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(group);
		boot = new Button(group, SWT.CHECK);
		boot.setText(Messages.EndBlock_boot);
		GridDataFactory.fillDefaults().span(2, 1).applyTo(boot);
		boot.addListener(SWT.Selection, event -> changed.run());
		new Label(group, SWT.NONE).setText(Messages.EndBlock_journal);
		journal = new Text(group, SWT.BORDER);
		journal.setMessage(Messages.EndBlock_journalHint);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(journal);
		journal.addModifyListener(event -> changed.run());
		Composite buttons = new Composite(group, SWT.NONE);
		GridLayoutFactory.fillDefaults().applyTo(buttons);
		GridDataFactory.fillDefaults().span(2, 1).align(SWT.END, SWT.CENTER).applyTo(buttons);
		PathButtons.forOutput(buttons, journal);
	}

	@Override
	public void initializeFrom(ILaunchConfiguration launch) throws CoreException {
		boot.setSelection(launch.getAttribute(BootsealLaunches.ATTR_BOOT_AFTER, true));
		journal.setText(launch.getAttribute(BootsealLaunches.ATTR_JOURNAL, "")); //$NON-NLS-1$
	}

	@Override
	public void performApply(ILaunchConfigurationWorkingCopy launch) throws CoreException {
		LaunchAttributes.put(launch, BootsealLaunches.ATTR_BOOT_AFTER, Boolean.valueOf(boot.getSelection()),
				Boolean.TRUE);
		LaunchAttributes.put(launch, BootsealLaunches.ATTR_JOURNAL, journal.getText().strip(), ""); //$NON-NLS-1$
	}

	@Override
	public Optional<String> problem() {
		return journal.getText().isBlank() ? Optional.empty() : PathCheck.variables(journal.getText());
	}
}
