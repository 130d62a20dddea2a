/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

import org.bootseal.board.VirtualBoard;
import org.bootseal.ide.BootsealIde;
import org.bootseal.ide.boards.AttachedBoard;
import org.bootseal.ide.boards.Boards;
import org.bootseal.ide.boards.KeptBoard;
import org.bootseal.ide.launch.BootsealLaunches;
import org.bootseal.ide.launch.NewLaunch;
import org.bootseal.ide.launch.PlanPreview;
import org.bootseal.ide.launch.ProvisionLaunch;
import org.bootseal.ide.project.ExampleProject;
import org.bootseal.ide.run.RunProcess;
import org.bootseal.ui.test.Dialogs;
import org.bootseal.ui.test.LogGuard;
import org.bootseal.ui.test.PluggedBoards;
import org.bootseal.ui.test.UiLoop;
import org.bootseal.ui.test.Widgets;
import org.bootseal.ui.test.Workbench;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.debug.core.DebugPlugin;
import org.eclipse.debug.core.ILaunch;
import org.eclipse.debug.core.ILaunchConfiguration;
import org.eclipse.debug.core.ILaunchConfigurationWorkingCopy;
import org.eclipse.debug.core.ILaunchManager;
import org.eclipse.debug.core.model.IProcess;
import org.eclipse.debug.ui.DebugUITools;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.console.TextConsole;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Launches the example project from where users launch: the plan, the shortcuts, the question, the console. */
class LaunchesTest {

	private static final ILaunchManager MANAGER = DebugPlugin.getDefault().getLaunchManager();

	@RegisterExtension
	final LogGuard log = new LogGuard();

	private static IFile file;

	/** Takes seconds, for keys are made; nobody here changes it. */
	@BeforeAll
	static void makeProject() {
		inJob(() -> ExampleProject.create("launched", new NullProgressMonitor()));
		file = ResourcesPlugin.getWorkspace().getRoot().getProject("launched").getFile("led_blinky.bootseal");
		assertTrue(file.exists());
	}

	@AfterAll
	static void deleteProject() {
		Workbench.clean();
	}

	/** A fuse that one test burns must not be burnt for the next. */
	@AfterEach
	void clean() throws CoreException {
		UiLoop.untilNoJobOf(BootsealIde.JOB_FAMILY);
		for (ILaunch launch : MANAGER.getLaunches()) {
			MANAGER.removeLaunch(launch);
		}
		Workbench.page().closeAllEditors(false);
		for (ILaunchConfiguration configuration : MANAGER.getLaunchConfigurations()) {
			if (configuration.isLocal()) {
				configuration.delete();
			}
		}
		Boards boards = PlatformUI.getWorkbench().getService(Boards.class);
		inJob(() -> {
			for (AttachedBoard board : boards.boards()) {
				boards.detach((KeptBoard) board);
			}
		});
	}

	private interface Work {
		void run() throws CoreException;
	}

	private static void inJob(Work work) {
		Job job = Job.create("work of a test", monitor -> {
			work.run();
		});
		job.schedule();
		UiLoop.until("a job", () -> job.getResult() != null);
		assertTrue(job.getResult().isOK(), () -> job.getResult().toString());
	}

	private static RunProcess untilItEnds() {
		UiLoop.until("a process", () -> MANAGER.getProcesses().length == 1);
		IProcess process = MANAGER.getProcesses()[0];
		UiLoop.until("its end", process::isTerminated);
		return (RunProcess) process;
	}

	private ILaunchConfiguration burning(String... groups) throws CoreException {
		ILaunchConfigurationWorkingCopy copy = NewLaunch.forFile(file, BootsealLaunches.TYPE_PROVISION)
				.getWorkingCopy();
		copy.setAttribute(BootsealLaunches.ATTR_BURN, List.of(groups));
		return copy.doSave();
	}

	/** Where there is one board on USB, "usb" is that one; nobody has to attach it. */
	@Test
	void writesABoardOnUsb() throws CoreException {
		try (PluggedBoards usb = new PluggedBoards()) {
			VirtualBoard board = usb.plug("1-2");
			ILaunchConfigurationWorkingCopy launch = burning().getWorkingCopy();
			launch.setAttribute(BootsealLaunches.ATTR_BOARD, "usb");
			DebugUITools.launch(launch.doSave(), ILaunchManager.RUN_MODE);
			RunProcess process = untilItEnds();
			assertEquals(RunProcess.OK, process.getExitValue());
			assertTrue(process.getLabel().contains("usb:1-2"), process::getLabel);
			assertTrue(board.statistics().pagesProgrammed() > 0);
			UiLoop.untilNoJobOf(BootsealIde.JOB_FAMILY);
		}
	}

	@Test
	void thePlanIsTheOneOfTheCommandLine() throws CoreException {
		ILaunchConfigurationWorkingCopy launch = OpenTabs.launch(BootsealLaunches.TYPE_PROVISION);
		launch.setAttribute(BootsealLaunches.ATTR_FILE, file.getFullPath().toString());
		launch.setAttribute(BootsealLaunches.ATTR_BURN, List.of("srk"));
		List<String> plan = PlanPreview.preview(ProvisionLaunch.fromConfiguration(launch), new NullProgressMonitor())
				.preview();
		try (OpenTabs tabs = new OpenTabs(new ProvisionTabGroup())) {
			tabs.show(launch);
			PlanTab tab = tabs.tab(PlanTab.class);
			tab.activated(launch);
			assertTrue(tabs.button("Cancel").getVisible());
			UiLoop.untilNoJobOf(BootsealIde.JOB_FAMILY);
			Text text = Widgets.only(tabs.shell, Text.class, field -> field.getText().contains("Look for the board"));
			assertEquals(plan, Arrays.asList(text.getText().split("\\R")));
			assertFalse(tabs.button("Cancel").getVisible());
		}
	}

	@Test
	void planningCanBeCancelled() {
		ILaunchConfigurationWorkingCopy launch = OpenTabs.launch(BootsealLaunches.TYPE_PROVISION);
		launch.setAttribute(BootsealLaunches.ATTR_FILE, file.getFullPath().toString());
		try (OpenTabs tabs = new OpenTabs(new ProvisionTabGroup())) {
			tabs.tab(PlanTab.class).activated(launch);
			Widgets.click(tabs.button("Cancel"));
			UiLoop.untilNoJobOf(BootsealIde.JOB_FAMILY);
			assertTrue(tabs.says("Planning was cancelled."));
		}
	}

	@Test
	void aPlanThatCanNotBeMadeSaysWhy() {
		ILaunchConfigurationWorkingCopy launch = OpenTabs.launch(BootsealLaunches.TYPE_PROVISION);
		launch.setAttribute(BootsealLaunches.ATTR_FILE, "/launched/missing.bootseal");
		try (OpenTabs tabs = new OpenTabs(new ProvisionTabGroup())) {
			tabs.tab(PlanTab.class).activated(launch);
			UiLoop.untilNoJobOf(BootsealIde.JOB_FAMILY);
			assertTrue(tabs.says("There is no file /launched/missing.bootseal."), () -> Widgets
					.all(tabs.shell, Label.class, any -> true).stream().map(Label::getText)
					.collect(Collectors.joining("|")));
		}
	}

	@Test
	void theShortcutOfASelectedFileBuilds() throws CoreException {
		new BuildShortcut().launch(new StructuredSelection(file), ILaunchManager.RUN_MODE);
		assertEquals(RunProcess.OK, untilItEnds().getExitValue());
		assertTrue(file.getProject().getFolder("led_blinky-boot").getRawLocation().append("led_blinky.bin").toFile()
				.exists());
		ILaunchConfiguration made = NewLaunch.forFile(file, BootsealLaunches.TYPE_BUILD);
		assertEquals(List.of(file), List.of(made.getMappedResources()));
	}

	@Test
	void theShortcutOfAnEditorKnowsItsFile() {
		assertEquals(file, new ProvisionShortcut().getLaunchableResource(Workbench.open(file)));
		assertEquals(file, new ProvisionShortcut().getLaunchableResource(new StructuredSelection(file)));
		assertEquals(null, new ProvisionShortcut().getLaunchableResource(new StructuredSelection(file.getParent())));
	}

	@Test
	void aRefusedQuestionBurnsNothing() throws CoreException {
		ILaunchConfiguration launch = burning("srk", "close");
		Dialogs.answer("Burn Fuses", shell -> Widgets.click(shell.getDefaultButton()), () -> {
			DebugUITools.launch(launch, ILaunchManager.RUN_MODE);
			untilItEnds();
		});
		assertEquals(RunProcess.CANCELLED, MANAGER.getProcesses()[0].getExitValue());
	}

	@Test
	void anAgreedRunBurnsAndLinksItsFuses() throws CoreException {
		ILaunchConfiguration launch = burning("srk");
		Dialogs.answer("Burn Fuses", shell -> Widgets.click(Widgets.button(shell, "Burn Fuses")), () -> {
			DebugUITools.launch(launch, ILaunchManager.RUN_MODE);
			untilItEnds();
		});
		assertEquals(RunProcess.OK, MANAGER.getProcesses()[0].getExitValue());
		TextConsole console = (TextConsole) DebugUITools.getConsole(MANAGER.getProcesses()[0]);
		UiLoop.until("all is said", () -> console.getDocument().get().contains("SUCCESS"));
		String text = console.getDocument().get();
		for (String name : List.of("SRK_HASH[255:224]", "BOOT_CFG1 ")) {
			UiLoop.until("a link at " + name, () -> console.getHyperlink(text.indexOf(name)) != null);
		}
	}
}
