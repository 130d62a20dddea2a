/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui;

import java.util.Set;
import java.util.function.Consumer;

import org.bootseal.board.BootPins;
import org.bootseal.board.VirtualBoard;
import org.bootseal.core.otp.FuseGroup;
import org.bootseal.ide.BootsealIde;
import org.bootseal.ide.boards.AttachedVirtualBoard;
import org.bootseal.ide.boards.Boards;
import org.bootseal.ide.boards.Pace;
import org.bootseal.ide.launch.BootsealLaunches;
import org.bootseal.ide.launch.NewLaunch;
import org.bootseal.ide.launch.ProvisionLaunch;
import org.bootseal.ide.project.ExampleProject;
import org.bootseal.ui.editor.ConfigurationEditor;
import org.bootseal.ui.test.Dialogs;
import org.bootseal.ui.test.UiLoop;
import org.bootseal.ui.test.Widgets;
import org.bootseal.ui.test.Workbench;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.ICoreRunnable;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.debug.core.DebugPlugin;
import org.eclipse.debug.core.ILaunchConfigurationWorkingCopy;
import org.eclipse.debug.core.ILaunchManager;
import org.eclipse.debug.ui.DebugUITools;
import org.eclipse.debug.ui.IDebugUIConstants;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.ImageLoader;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.IPageLayout;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.part.ISetSelectionTarget;
import org.junit.jupiter.api.Test;

/**
 * Takes pictures of the workbench into the folder that the system property bootseal.screenshots names. No test: it is
 * run by releng/screenshots, and its pictures are for people to look at.
 */
class Screenshots {

	/** Half of the pages of the image. */
	private static final int HALF = 60;

	private final String folder = System.getProperty("bootseal.screenshots");
	private final Boards boards = PlatformUI.getWorkbench().getService(Boards.class);
	private final Shell window = Workbench.page().getWorkbenchWindow().getShell();
	private IFile file;
	private long pagesBefore;

	@Test
	void take() {
		window.setBounds(0, 0, 1600, 1000);
		UiLoop.get(() -> PlatformUI.getWorkbench().showPerspective(ProvisioningPerspective.ID,
				Workbench.page().getWorkbenchWindow()));
		createExample();
		provisioningEditor();
		memoryEditor();
		runInProgress();
		provisioned();
		consent();
		failedRun();
		launchDialog();
		Workbench.clean();
	}

	private void createExample() {
		Job job = Job.create("example",
				(ICoreRunnable) monitor -> ExampleProject.create("led_blinky", new NullProgressMonitor()));
		job.schedule();
		UiLoop.until("the example", () -> job.getResult() != null);
		file = ResourcesPlugin.getWorkspace().getRoot().getProject("led_blinky").getFile(ExampleProject.PROVISIONING);
		UiLoop.untilNoJobOf(ResourcesPlugin.FAMILY_AUTO_BUILD);
		UiLoop.untilNoJobOf(BootsealIde.JOB_FAMILY);
		((ISetSelectionTarget) Workbench.show(IPageLayout.ID_PROJECT_EXPLORER))
				.selectReveal(new StructuredSelection(file));
	}

	private void provisioningEditor() {
		ConfigurationEditor editor = (ConfigurationEditor) Workbench.open(file);
		shoot("provisioning-editor");
		editor.showSource();
		Workbench.show("org.eclipse.ui.views.ContentOutline");
		Workbench.page().activate(editor);
		shoot("provisioning-source");
		Workbench.page().closeAllEditors(false);
	}

	private void memoryEditor() {
		Workbench.open(file.getProject().getFile("is25lp064a.memcfg.yaml"));
		shoot("memory-editor");
		Workbench.page().closeAllEditors(false);
	}

	/** The run is held at a report, so that the picture is the same on every machine. */
	private void runInProgress() {
		Workbench.open(file);
		AttachedVirtualBoard board = (AttachedVirtualBoard) UiLoop.get(() -> boards.resolve("virtual", null));
		boolean[] held = new boolean[1];
		boolean[] shot = new boolean[1];
		board.setPace((boardTime, realTime, cancelled) -> {
			if (!held[0] && isHalfWritten(board)) {
				synchronized (held) {
					held[0] = true;
					await(held, shot);
				}
			}
		});
		launch(Set.of());
		UiLoop.until("the middle of the run", () -> held[0]);
		Workbench.show("org.bootseal.ui.virtualBoard");
		// a console follows its text when more comes, and here no more does
		Widgets.all(window, StyledText.class, text -> text.isVisible() && text.getText().contains("[1/"))
				.forEach(text -> text.setTopIndex(text.getLineCount()));
		shoot("run-in-progress");
		synchronized (held) {
			shot[0] = true;
			held.notifyAll();
		}
		UiLoop.untilNoJobOf(BootsealIde.JOB_FAMILY);
	}

	/** The statistics count from the time when the board was made. */
	private boolean isHalfWritten(AttachedVirtualBoard board) {
		return board.virtual().orElseThrow().statistics().pagesProgrammed() > pagesBefore + HALF;
	}

	private static void await(boolean[] lock, boolean[] condition) {
		try {
			while (!condition[0]) {
				lock.wait();
			}
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
		}
	}

	private void provisioned() {
		shoot("perspective");
		Workbench.show("org.bootseal.ui.log");
		shoot("log");
	}

	private void consent() {
		serialDownload();
		answerConsent(shell -> {
			shoot("consent");
			Widgets.click(Widgets.button(shell, "Cancel"));
		}, () -> launch(Set.of(FuseGroup.SRK, FuseGroup.CLOSE)));
	}

	private void failedRun() {
		AttachedVirtualBoard board = serialDownload();
		pagesBefore = board.virtual().orElseThrow().statistics().pagesProgrammed();
		board.setPace((boardTime, realTime, cancelled) -> {
			// only what differs is written, so there may be no half
			if (board.virtual().orElseThrow().statistics().pagesProgrammed() > pagesBefore) {
				board.virtual().ifPresent(VirtualBoard::unplug);
			}
		});
		launch(Set.of());
		UiLoop.untilNoJobOf(BootsealIde.JOB_FAMILY);
		Workbench.show("org.eclipse.ui.console.ConsoleView");
		shoot("failed-run");
		Workbench.show("org.bootseal.ui.log");
		shoot("failed-run-log");
	}

	private void launchDialog() {
		Dialogs.answer("Run Configurations", shell -> {
			shoot("launch");
			shell.close();
		}, () -> UiLoop.get(() -> DebugUITools.openLaunchConfigurationDialogOnGroup(window,
				new StructuredSelection(
						NewLaunch.forFile(file, BootsealLaunches.TYPE_PROVISION)),
				IDebugUIConstants.ID_RUN_LAUNCH_GROUP)));
	}

	private AttachedVirtualBoard serialDownload() {
		AttachedVirtualBoard board = (AttachedVirtualBoard) UiLoop.get(() -> boards.resolve("virtual", null));
		board.setPace(Pace.NONE);
		board.virtual().ifPresent(virtual -> {
			virtual.setBootPins(BootPins.SERIAL);
			virtual.powerCycle();
		});
		return board;
	}

	private static void answerConsent(Consumer<Shell> answer, Runnable action) {
		boolean[] answered = new boolean[1];
		Dialogs.answer("Burn Fuses", shell -> {
			answer.accept(shell);
			answered[0] = true;
		}, () -> {
			action.run();
			UiLoop.until("the question", () -> answered[0]);
			UiLoop.untilNoJobOf(BootsealIde.JOB_FAMILY);
		});
	}

	private void launch(Set<FuseGroup> burn) {
		UiLoop.get(() -> {
			DebugPlugin.getDefault().getLaunchManager()
					.removeLaunches(DebugPlugin.getDefault().getLaunchManager().getLaunches());
			ILaunchConfigurationWorkingCopy copy = NewLaunch.forFile(file, BootsealLaunches.TYPE_PROVISION)
					.getWorkingCopy();
			new ProvisionLaunch(file.getFullPath().toString(), "", burn, true, "", true, "").applyTo(copy);
			DebugUITools.launch(copy.doSave(), ILaunchManager.RUN_MODE);
			return null;
		});
		UiLoop.until("the launch", () -> DebugPlugin.getDefault().getLaunchManager().getLaunches().length > 0
				&& DebugPlugin.getDefault().getLaunchManager().getLaunches()[0].getProcesses().length > 0);
	}

	/** What is on the screen, after all that is still to be painted. */
	private void shoot(String name) {
		UiLoop.untilNoJobOf(ResourcesPlugin.FAMILY_AUTO_BUILD);
		Display display = Display.getCurrent();
		for (int i = 0; i < 20; i++) {
			boolean[] woken = new boolean[1];
			display.timerExec(50, () -> woken[0] = true);
			UiLoop.until("a moment", () -> woken[0]);
			UiLoop.drain();
		}
		// Without a window manager the window lacks the trim that its bounds count in.
		Rectangle inside = display.map(window, null, window.getClientArea());
		Rectangle bounds = window.getBounds();
		Image image = new Image(display, inside.x + inside.width - bounds.x, inside.y + inside.height - bounds.y);
		GC gc = new GC(display);
		try {
			gc.copyArea(image, bounds.x, bounds.y);
			ImageLoader loader = new ImageLoader();
			loader.data = new ImageData[] { image.getImageData() };
			loader.save(folder + "/" + name + ".png", SWT.IMAGE_PNG);
		} finally {
			gc.dispose();
			image.dispose();
		}
	}
}
