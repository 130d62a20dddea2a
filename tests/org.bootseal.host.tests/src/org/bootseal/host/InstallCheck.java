/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.host;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.eclipse.core.runtime.IConfigurationElement;
import org.eclipse.core.runtime.IExtension;
import org.eclipse.core.runtime.Platform;
import org.eclipse.ui.IPerspectiveDescriptor;
import org.eclipse.ui.IStartup;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.WorkbenchException;
import org.eclipse.ui.views.IViewDescriptor;
import org.osgi.framework.Bundle;
import org.osgi.framework.FrameworkUtil;

/**
 * Looks at what was installed as soon as the workbench is open: whether the bundles resolve, whether each class that an
 * extension names is there, whether perspectives and views open, whether a first journey succeeds. Then it writes its
 * report, one line for each problem and a line that counts, and closes the workbench. Asleep unless the system property
 * names a file for the report.
 */
public final class InstallCheck implements IStartup {

	private static final String REPORT = "bootseal.report";
	private static final String OURS = "org.bootseal.";

	private final List<String> problems = new ArrayList<>();
	private int classes;

	@Override
	public void earlyStartup() {
		String report = System.getProperty(REPORT);
		if (report != null) {
			IWorkbench workbench = PlatformUI.getWorkbench();
			workbench.getDisplay().asyncExec(() -> {
				try {
					write(Path.of(report), look(workbench));
				} finally {
					workbench.close();
				}
			});
		}
	}

	private static void write(Path report, List<String> lines) {
		try {
			Files.write(report, lines);
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	private List<String> look(IWorkbench workbench) {
		List<Bundle> bundles = installed();
		bundles.forEach(this::checkBundle);
		int perspectives = openPerspectives(workbench);
		int views = openViews(workbench.getActiveWorkbenchWindow());
		problems.addAll(new FirstJourney(workbench).travel());
		List<String> lines = new ArrayList<>(problems);
		lines.add(("%d bundles resolved, %d classes of extensions loaded, %d perspectives and %d views opened, "
				+ "the example written to a virtual board by its launch")
				.formatted(bundles.size(), classes, perspectives, views));
		return lines;
	}

	private static List<Bundle> installed() {
		Bundle self = FrameworkUtil.getBundle(InstallCheck.class);
		List<Bundle> found = new ArrayList<>();
		for (Bundle bundle : self.getBundleContext().getBundles()) {
			if (bundle.getSymbolicName().startsWith(OURS) && bundle != self) {
				found.add(bundle);
			}
		}
		return found;
	}

	private void checkBundle(Bundle bundle) {
		// a lazy bundle waits in STARTING
		if ((bundle.getState() & (Bundle.RESOLVED | Bundle.STARTING | Bundle.ACTIVE)) == 0) {
			problems.add(bundle.getSymbolicName() + " is not resolved");
			return;
		}
		for (IExtension extension : Platform.getExtensionRegistry().getExtensions(bundle.getSymbolicName())) {
			for (IConfigurationElement element : extension.getConfigurationElements()) {
				checkClasses(bundle, element);
			}
		}
	}

	private void checkClasses(Bundle bundle, IConfigurationElement element) {
		String name = element.getAttribute("class");
		if (name != null) {
			try {
				// after a colon stands what the factory is to make
				bundle.loadClass(name.split(":")[0]);
				classes++;
			} catch (ClassNotFoundException e) {
				problems.add(bundle.getSymbolicName() + ": " + e.getMessage());
			}
		}
		for (IConfigurationElement child : element.getChildren()) {
			checkClasses(bundle, child);
		}
	}

	private int openPerspectives(IWorkbench workbench) {
		int opened = 0;
		for (IPerspectiveDescriptor perspective : workbench.getPerspectiveRegistry().getPerspectives()) {
			if (perspective.getId().startsWith(OURS)) {
				try {
					workbench.showPerspective(perspective.getId(), workbench.getActiveWorkbenchWindow());
					opened++;
				} catch (WorkbenchException e) {
					problems.add(perspective.getId() + ": " + e.getMessage());
				}
			}
		}
		return opened;
	}

	private int openViews(IWorkbenchWindow window) {
		int opened = 0;
		for (IViewDescriptor view : PlatformUI.getWorkbench().getViewRegistry().getViews()) {
			if (view.getId().startsWith(OURS)) {
				try {
					window.getActivePage().showView(view.getId());
					opened++;
				} catch (PartInitException e) {
					problems.add(view.getId() + ": " + e.getMessage());
				}
			}
		}
		return opened;
	}
}
