/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.launch;

import java.util.stream.Collectors;

import org.bootseal.ide.launch.ProvisionLaunch;
import org.bootseal.ui.AccessibleName;
import org.bootseal.ui.BootsealImages;
import org.bootseal.ui.HelpContexts;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.jobs.IJobChangeEvent;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.core.runtime.jobs.JobChangeAdapter;
import org.eclipse.debug.core.ILaunchConfiguration;
import org.eclipse.debug.core.ILaunchConfigurationWorkingCopy;
import org.eclipse.debug.ui.AbstractLaunchConfigurationTab;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.resource.LocalResourceManager;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;

/** Shows what the launch would do, step by step, as it is set up now. Nothing is sent to a board for it. */
final class PlanTab extends AbstractLaunchConfigurationTab {

	/** Never changes. */
	static final String ID = "org.bootseal.ui.launch.planTab"; //$NON-NLS-1$

	private Label state;
	private Button cancel;
	private Text text;
	private Image image;
	private Job job;

	@Override
	public void createControl(Composite parent) {
		Composite page = new Composite(parent, SWT.NONE);
		GridLayoutFactory.swtDefaults().numColumns(2).margins(8, 8).applyTo(page);
		setControl(page);
		HelpContexts.attach(page, HelpContexts.LAUNCH_PLAN);
		state = new Label(page, SWT.WRAP);
		GridDataFactory.fillDefaults().grab(true, false).align(SWT.FILL, SWT.CENTER).applyTo(state);
		cancel = new Button(page, SWT.PUSH);
		cancel.setText(Messages.PlanTab_cancel);
		cancel.addListener(SWT.Selection, event -> cancelJob());
		text = new Text(page, SWT.BORDER | SWT.MULTI | SWT.READ_ONLY | SWT.H_SCROLL | SWT.V_SCROLL);
		AccessibleName.give(text, getName());
		text.setFont(JFaceResources.getTextFont());
		GridDataFactory.fillDefaults().span(2, 1).grab(true, true).hint(300, 200).applyTo(text);
		image = new LocalResourceManager(JFaceResources.getResources(), page).create(BootsealImages.LOG);
		show(Messages.PlanTab_notYet, "", false); //$NON-NLS-1$
	}

	private void show(String message, String plan, boolean working) {
		state.setText(message);
		text.setText(plan);
		cancel.setVisible(working);
		state.requestLayout();
	}

	/** The other pages may have changed the launch since the plan was made. */
	@Override
	public void activated(ILaunchConfigurationWorkingCopy launch) {
		cancelJob();
		try {
			start(new PlanJob(ProvisionLaunch.fromConfiguration(launch)));
		} catch (CoreException e) {
			show(e.getStatus().getMessage(), "", false); //$NON-NLS-1$
		}
	}

	private void start(PlanJob planning) {
		Display display = text.getDisplay();
		job = planning;
		show(Messages.PlanTab_working, "", true); //$NON-NLS-1$
		planning.addJobChangeListener(new JobChangeAdapter() {
			@Override
			public void done(IJobChangeEvent event) {
				if (!display.isDisposed()) {
					display.asyncExec(() -> finished(planning, event.getResult()));
				}
			}
		});
		planning.schedule();
	}

	private void finished(PlanJob planning, IStatus result) {
		if (planning != job || text.isDisposed()) {
			return;
		}
		if (result.isOK()) {
			show(Messages.PlanTab_done, planning.lines().stream().collect(Collectors.joining(text.getLineDelimiter())),
					false);
		} else {
			show(result.getSeverity() == IStatus.CANCEL ? Messages.PlanTab_cancelled : result.getMessage(), "", false); //$NON-NLS-1$
		}
	}

	private void cancelJob() {
		if (job != null) {
			job.cancel();
		}
	}

	@Override
	public void deactivated(ILaunchConfigurationWorkingCopy launch) {
		cancelJob();
	}

	@Override
	public void dispose() {
		cancelJob();
		super.dispose();
	}

	@Override
	public void setDefaults(ILaunchConfigurationWorkingCopy launch) {
		// shows only
	}

	@Override
	public void initializeFrom(ILaunchConfiguration launch) {
		// the plan is made when the page is shown
	}

	@Override
	public void performApply(ILaunchConfigurationWorkingCopy launch) {
		// shows only
	}

	@Override
	public String getName() {
		return Messages.PlanTab_name;
	}

	@Override
	public String getId() {
		return ID;
	}

	@Override
	public Image getImage() {
		return image;
	}
}
