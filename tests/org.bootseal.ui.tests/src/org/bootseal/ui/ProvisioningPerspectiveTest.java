/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.bootseal.core.device.DeviceCatalogue;
import org.bootseal.ide.BootsealIde;
import org.bootseal.ui.devices.DevicesView;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Table;
import org.eclipse.ui.IPageLayout;
import org.eclipse.ui.IViewPart;
import org.eclipse.ui.IViewReference;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.WorkbenchException;
import org.eclipse.ui.console.IConsoleConstants;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Runs on the display's thread, in a real workbench. */
class ProvisioningPerspectiveTest {

	private IWorkbenchPage page;

	@BeforeEach
	void openPerspective() throws WorkbenchException {
		IWorkbench workbench = PlatformUI.getWorkbench();
		page = workbench.showPerspective(ProvisioningPerspective.ID, workbench.getWorkbenchWindows()[0]);
		page.resetPerspective();
	}

	@Test
	void showsTheViewsOfItsTrade() {
		Set<String> shown = Arrays.stream(page.getViewReferences()).map(IViewReference::getId)
				.collect(Collectors.toCollection(TreeSet::new));
		assertEquals(new TreeSet<>(List.of(IPageLayout.ID_PROJECT_EXPLORER, IPageLayout.ID_OUTLINE, DevicesView.ID,
				IPageLayout.ID_PROBLEM_VIEW, IConsoleConstants.ID_CONSOLE_VIEW, IPageLayout.ID_PROGRESS_VIEW)), shown);
	}

	@Test
	void everyViewCanBeCreated() throws PartInitException {
		for (IViewReference reference : page.getViewReferences()) {
			IViewPart part = page.showView(reference.getId());
			assertNotNull(part.getTitle());
			assertTrue(reference.getView(true) == part, reference.getId());
		}
	}

	@Test
	void devicesViewListsTheCatalogue() throws PartInitException, InterruptedException {
		IViewPart view = page.showView(DevicesView.ID);
		Job.getJobManager().join(BootsealIde.JOB_FAMILY, null);
		runPendingEvents();
		List<String> names = Arrays.stream(devicesTable().getItems()).map(item -> item.getText()).toList();
		assertEquals(DeviceCatalogue.builtIn().names(), names);
		assertEquals("Devices", view.getTitle());
	}

	private Table devicesTable() {
		Table table = findTable(page.getWorkbenchWindow().getShell(), "HAB engine");
		assertNotNull(table, "a table with the column HAB engine");
		return table;
	}

	private static Table findTable(Composite parent, String column) {
		for (Control child : parent.getChildren()) {
			if (child instanceof Table table
					&& Arrays.stream(table.getColumns()).anyMatch(c -> c.getText().equals(column))) {
				return table;
			}
			Table below = child instanceof Composite composite ? findTable(composite, column) : null;
			if (below != null) {
				return below;
			}
		}
		return null;
	}

	private static void runPendingEvents() {
		Display display = Display.getCurrent();
		while (display.readAndDispatch()) {
			// until the queue is empty
		}
	}
}
