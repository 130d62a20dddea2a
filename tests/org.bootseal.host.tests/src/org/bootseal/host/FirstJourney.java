/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.host;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BooleanSupplier;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.debug.core.DebugPlugin;
import org.eclipse.debug.core.ILaunch;
import org.eclipse.debug.core.ILaunchConfiguration;
import org.eclipse.debug.core.ILaunchManager;
import org.eclipse.debug.core.model.IProcess;
import org.eclipse.debug.ui.DebugUITools;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.jface.wizard.WizardDialog;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.IEditorReference;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchWizard;
import org.eclipse.ui.PlatformUI;

/**
 * What somebody does first after installing: makes the example project by its wizard, sees its provisioning file in an
 * editor, and launches what comes with it, which writes a virtual board. Only the platform's own interfaces are used,
 * so that nothing but what was installed is at work.
 */
final class FirstJourney {

	private static final String EXAMPLE = "org.bootseal.ui.newExampleProject";
	private static final String SUFFIX = ".bootseal";
	/** Keys are made and a board is written meanwhile, maybe on a slow machine. */
	private static final Duration LIMIT = Duration.ofSeconds(90);
	private static final int TICK_MILLIS = 20;

	private final IWorkbench workbench;
	private final List<String> problems = new ArrayList<>();

	FirstJourney(IWorkbench workbench) {
		this.workbench = workbench;
	}

	/** Goes all the way, or as far as it is possible; what went wrong is returned. */
	List<String> travel() {
		try {
			makeExample();
			if (until("a project with a provisioning file", () -> provisioningFile() != null)
					&& until("an editor on it", this::isEdited)) {
				launch();
			}
		} catch (CoreException e) {
			problems.add("the first journey: " + e.getMessage());
		}
		return problems;
	}

	private void makeExample() throws CoreException {
		IWorkbenchWizard wizard = workbench.getNewWizardRegistry().findWizard(EXAMPLE).createWizard();
		wizard.init(workbench, StructuredSelection.EMPTY);
		WizardDialog dialog = new WizardDialog(workbench.getActiveWorkbenchWindow().getShell(), wizard);
		dialog.setBlockOnOpen(false);
		dialog.open();
		if (!wizard.canFinish() || !wizard.performFinish()) {
			problems.add("the wizard of the example project does not finish");
		}
		dialog.close();
	}

	private static IFile provisioningFile() {
		try {
			for (IProject project : ResourcesPlugin.getWorkspace().getRoot().getProjects()) {
				for (IResource member : project.members()) {
					if (member instanceof IFile file && file.getName().endsWith(SUFFIX)) {
						return file;
					}
				}
			}
			return null;
		} catch (CoreException changing) {
			// the project is just being made
			return null;
		}
	}

	private boolean isEdited() {
		IWorkbenchPage page = workbench.getActiveWorkbenchWindow().getActivePage();
		return Arrays.stream(page.getEditorReferences()).map(IEditorReference::getPartName)
				.anyMatch(provisioningFile().getName()::equals);
	}

	private void launch() throws CoreException {
		ILaunchManager manager = DebugPlugin.getDefault().getLaunchManager();
		until("the launch of the example", () -> configurations(manager).length > 0);
		DebugUITools.launch(configurations(manager)[0], ILaunchManager.RUN_MODE);
		if (until("a process", () -> process(manager) != null)) {
			IProcess process = process(manager);
			if (until("the end of the run", process::isTerminated) && process.getExitValue() != 0) {
				problems.add("the run ended with " + process.getExitValue() + ": "
						+ process.getStreamsProxy().getErrorStreamMonitor().getContents());
			}
		}
	}

	private static ILaunchConfiguration[] configurations(ILaunchManager manager) {
		try {
			return manager.getLaunchConfigurations();
		} catch (CoreException changing) {
			return new ILaunchConfiguration[0];
		}
	}

	private static IProcess process(ILaunchManager manager) {
		for (ILaunch launch : manager.getLaunches()) {
			if (launch.getProcesses().length > 0) {
				return launch.getProcesses()[0];
			}
		}
		return null;
	}

	private boolean until(String what, BooleanSupplier condition) {
		Display display = PlatformUI.getWorkbench().getDisplay();
		long end = System.nanoTime() + LIMIT.toNanos();
		while (!condition.getAsBoolean()) {
			if (System.nanoTime() > end) {
				problems.add("the first journey waited in vain for " + what);
				return false;
			}
			if (!display.readAndDispatch()) {
				display.timerExec(TICK_MILLIS, () -> {
					// wakes the loop
				});
				display.sleep();
			}
		}
		return true;
	}
}
