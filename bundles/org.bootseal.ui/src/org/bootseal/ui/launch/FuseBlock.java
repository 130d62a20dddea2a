/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.launch;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.bootseal.core.otp.FuseGroup;
import org.bootseal.ide.launch.BootsealLaunches;
import org.bootseal.ide.launch.ReadWantedFusesJob;
import org.bootseal.ide.launch.WantedFuses;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.jobs.IJobChangeEvent;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.core.runtime.jobs.JobChangeAdapter;
import org.eclipse.debug.core.ILaunchConfiguration;
import org.eclipse.debug.core.ILaunchConfigurationWorkingCopy;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.resource.JFaceColors;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Group;

/**
 * The fuses that a launch burns, group by group. None is ticked by default; closing and locking stand apart. What the
 * file does not want can't be ticked.
 */
final class FuseBlock implements LaunchBlock {

	private final List<FuseGroupLine> lines = new ArrayList<>();
	private final BurnSummary summary = new BurnSummary();
	private Display display;
	private boolean disposed;
	private Runnable changed;
	private List<String> ids = List.of();
	private ReadWantedFusesJob reading;

	@Override
	public void createControl(Composite parent, Runnable onChange) {
		changed = onChange;
		display = parent.getDisplay();
		summary.createControl(parent, onChange);
		Group group = group(parent, Messages.FuseBlock_group);
		addLine(group, FuseGroup.SRK, Messages.FuseBlock_srk);
		addLine(group, FuseGroup.BOOT_CONFIG, Messages.FuseBlock_boot);
		addLine(group, FuseGroup.OTHER, Messages.FuseBlock_other);
		addLine(group, FuseGroup.XIP_KEY, Messages.FuseBlock_xipKey);
		Group danger = group(parent, Messages.FuseBlock_danger);
		danger.setForeground(JFaceColors.getErrorText(danger.getDisplay()));
		addLine(danger, FuseGroup.XIP_ENABLE, Messages.FuseBlock_xipEnable);
		addLine(danger, FuseGroup.CLOSE, Messages.FuseBlock_close);
		addLine(danger, FuseGroup.LOCK, Messages.FuseBlock_lock);
		showSummary();
	}

	private static Group group(Composite parent, String title) {
		Group group = new Group(parent, SWT.NONE);
		group.setText(title);
		GridLayoutFactory.swtDefaults().applyTo(group);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(group);
		return group;
	}

	private void addLine(Composite parent, FuseGroup group, String title) {
		boolean dangerous = group.isTyped();
		FuseGroupLine line = new FuseGroupLine(parent, group, title, dangerous, () -> {
			showSummary();
			changed.run();
		});
		line.notWanted(Messages.FuseBlock_reading);
		lines.add(line);
	}

	private void showSummary() {
		summary.show(lines.stream().filter(FuseGroupLine::isTicked).map(line -> line.group().id()).toList());
	}

	@Override
	public void initializeFrom(ILaunchConfiguration launch) throws CoreException {
		ids = launch.getAttribute(BootsealLaunches.ATTR_BURN, List.of());
		lines.forEach(line -> line.tick(ids.contains(line.group().id())));
		showSummary();
		read(launch.getAttribute(BootsealLaunches.ATTR_FILE, "")); //$NON-NLS-1$
	}

	/** Finds out in the background what the file wants, and shows it. */
	void read(String file) {
		if (reading != null) {
			reading.cancel();
		}
		if (file.isEmpty()) {
			lines.forEach(line -> line.notWanted(Messages.FuseBlock_noFile));
			return;
		}
		reading = new ReadWantedFusesJob(file);
		reading.addJobChangeListener(new JobChangeAdapter() {
			@Override
			public void done(IJobChangeEvent event) {
				if (!display.isDisposed()) {
					display.asyncExec(() -> finished(event.getJob(), event.getResult()));
				}
			}
		});
		reading.schedule();
	}

	private void finished(Job job, IStatus result) {
		if (job == reading && !disposed && result.getSeverity() != IStatus.CANCEL) {
			reading.wanted().ifPresentOrElse(this::show,
					() -> lines.forEach(line -> line.notWanted(result.getMessage())));
			changed.run();
		}
	}

	private void show(WantedFuses wanted) {
		for (FuseGroupLine line : lines) {
			List<String> words = wanted.words(line.group());
			if (words.isEmpty()) {
				line.notWanted(Messages.FuseBlock_notWanted);
			} else {
				line.wanted(words);
			}
		}
	}

	/** Keeps the order, and the ids that this version does not know. */
	@Override
	public void performApply(ILaunchConfigurationWorkingCopy launch) throws CoreException {
		List<String> known = Arrays.stream(FuseGroup.values()).map(FuseGroup::id).toList();
		List<String> ticked = lines.stream().filter(FuseGroupLine::isTicked).map(line -> line.group().id()).toList();
		List<String> burn = new ArrayList<>(ids);
		burn.removeIf(id -> known.contains(id) && !ticked.contains(id));
		ticked.stream().filter(id -> !burn.contains(id)).forEach(burn::add);
		LaunchAttributes.put(launch, BootsealLaunches.ATTR_BURN, burn, List.of());
	}

	@Override
	public Optional<String> problem() {
		return lines.stream().map(FuseGroupLine::problem).flatMap(Optional::stream).findFirst();
	}

	@Override
	public void dispose() {
		disposed = true;
		if (reading != null) {
			reading.cancel();
		}
	}
}
