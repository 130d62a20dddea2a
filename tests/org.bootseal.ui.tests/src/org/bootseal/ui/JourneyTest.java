/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

import org.bootseal.board.VirtualBoard;
import org.bootseal.core.otp.FuseGroup;
import org.bootseal.core.runlog.LoggedRun;
import org.bootseal.core.runlog.RunState;
import org.bootseal.ide.BootsealIde;
import org.bootseal.ide.boards.AttachedVirtualBoard;
import org.bootseal.ide.boards.Boards;
import org.bootseal.ide.launch.BootsealLaunches;
import org.bootseal.ide.launch.NewLaunch;
import org.bootseal.ide.launch.ProvisionLaunch;
import org.bootseal.ide.project.ExampleProject;
import org.bootseal.ide.run.RunLog;
import org.bootseal.ide.run.RunProcess;
import org.bootseal.ui.editor.ConfigurationEditor;
import org.bootseal.ui.test.Dialogs;
import org.bootseal.ui.test.LogGuard;
import org.bootseal.ui.test.OpenEditor;
import org.bootseal.ui.test.StallWatch;
import org.bootseal.ui.test.UiLoop;
import org.bootseal.ui.test.Widgets;
import org.bootseal.ui.test.Workbench;
import org.bootseal.ui.wizards.NewExampleProjectWizard;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IMarker;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.Path;
import org.eclipse.debug.core.DebugPlugin;
import org.eclipse.debug.core.ILaunch;
import org.eclipse.debug.core.ILaunchConfiguration;
import org.eclipse.debug.core.ILaunchConfigurationWorkingCopy;
import org.eclipse.debug.core.ILaunchManager;
import org.eclipse.debug.ui.DebugUITools;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.jface.wizard.WizardDialog;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.PlatformUI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a developer does, from the first click to a provisioned board, in the workbench. */
class JourneyTest {

	private static final String PROJECT = "led_blinky";

	/** A report while data goes to the board: the flashloader takes some hundred. */
	private static final int IN_THE_MIDDLE = 50;

	private static final Runnable NOTHING = () -> {
		// the user only looks on
	};

	@RegisterExtension
	final LogGuard log = new LogGuard();

	private final Boards boards = PlatformUI.getWorkbench().getService(Boards.class);
	private final RunLog runs = PlatformUI.getWorkbench().getService(RunLog.class);
	private StallWatch watch;
	private IFile file;

	@BeforeEach
	void startWithTheExample() {
		UiLoop.get(() -> PlatformUI.getWorkbench().showPerspective(ProvisioningPerspective.ID,
				Workbench.page().getWorkbenchWindow()));
		Workbench.detachBoards();
		createExample();
		file = ResourcesPlugin.getWorkspace().getRoot().getProject(PROJECT).getFile(ExampleProject.PROVISIONING);
		watch = new StallWatch();
	}

	@AfterEach
	void leaveNothing() throws InterruptedException {
		watch.close();
		launches().removeLaunches(launches().getLaunches());
		untilQuiet();
		Workbench.clean();
		deleteLaunches();
		Workbench.detachBoards();
		assertEquals(List.of(), watch.report());
	}

	private static ILaunchManager launches() {
		return DebugPlugin.getDefault().getLaunchManager();
	}

	private static void deleteLaunches() {
		UiLoop.get(() -> {
			for (ILaunchConfiguration configuration : launches().getLaunchConfigurations()) {
				configuration.delete();
			}
			return null;
		});
	}

	private void createExample() {
		NewExampleProjectWizard wizard = new NewExampleProjectWizard();
		wizard.init(PlatformUI.getWorkbench(), StructuredSelection.EMPTY);
		WizardDialog dialog = new WizardDialog(Workbench.page().getWorkbenchWindow().getShell(), wizard);
		Dialogs.answer("New Bootseal Example Project", shell -> Widgets.click(Widgets.button(shell, "Finish")),
				dialog::open);
		untilQuiet();
	}

	/** Until builds, reviews and runs are done. */
	private static void untilQuiet() {
		UiLoop.untilNoJobOf(ResourcesPlugin.FAMILY_AUTO_BUILD);
		UiLoop.untilNoJobOf(BootsealIde.JOB_FAMILY);
	}

	/** The example opens its file, builds its image by itself, and has nothing to complain about. */
	@Test
	void createsTheExample() {
		assertTrue(Workbench.page().getActiveEditor() instanceof ConfigurationEditor);
		IProject project = file.getProject();
		UiLoop.until("the image", () -> !images(project).isEmpty());
		assertEquals(List.of(), problems(project));
	}

	@Test
	void editsByFormAndBySource() {
		OpenEditor open = OpenEditor.on(file);
		String before = open.text();
		OpenEditor.enter(open.field("Source Image", "Firmware"), "src/led_blinky.c");
		assertEquals(before.replace("source: led_blinky.elf", "source: src/led_blinky.c"), open.text());
		open.type("src/led_blinky.c", "led_blinky.elf");
		assertEquals(before, open.text());
		open.undo();
		open.undo();
		assertEquals(before, open.text());
		assertFalse(open.editor().isDirty());
	}

	/** A finding stands at its line in the Problems view, has a remedy that is one edit, and goes when it is mended. */
	@Test
	void seesAndMendsAFinding() {
		OpenEditor open = OpenEditor.on(file);
		String before = open.text();
		open.type("bootType", "bootTyp");
		open.settle();
		Workbench.page().saveEditor(open.editor(), false);
		UiLoop.until("the marker", () -> !problems(file).isEmpty());
		IMarker marker = problems(file).get(0);
		int line = before.substring(0, before.indexOf("bootType")).split("\n", -1).length;
		assertEquals(line, marker.getAttribute(IMarker.LINE_NUMBER, 0));

		var remedy = open.editor().model().findings().stream().flatMap(finding -> finding.remedies().stream())
				.filter(choice -> choice.label().contains("bootType")).findFirst().orElseThrow();
		assertTrue(open.editor().model().edit(yaml -> remedy.edit()));
		assertEquals(before, open.text());
		Workbench.page().saveEditor(open.editor(), false);
		UiLoop.until("no marker", () -> problems(file).isEmpty());
	}

	@Test
	void buildsByLaunch() {
		ILaunchConfiguration build = UiLoop.get(() -> NewLaunch.forFile(file, BootsealLaunches.TYPE_BUILD));
		RunProcess process = launch(build);
		UiLoop.until("the build", process::isTerminated);
		assertEquals(RunProcess.OK, exitValue(process));
		assertEquals(1, images(file.getProject()).size());
	}

	/** The launch that comes with the example: the first click. It burns nothing. */
	@Test
	void provisionsAVirtualBoardAtTheFirstClick() {
		ILaunchConfiguration shared = UiLoop
				.get(() -> launches().getLaunchConfigurations(
						launches().getLaunchConfigurationType(BootsealLaunches.TYPE_PROVISION))[0]);
		assertFalse(shared.isLocal());
		LoggedRun run = finished(shared, NOTHING);
		assertEquals(RunState.OK, run.state(), run::message);
		assertTrue(run.record().orElseThrow().bootReport().orElseThrow().booted());
		assertEquals(0, board().statistics().fuseBitsBurnt());
		assertEquals(0, board().readFuse(0x18));
	}

	@Test
	void provisionsWithFusesAfterConsent() {
		ILaunchConfiguration launch = provision(Set.of(FuseGroup.SRK, FuseGroup.CLOSE));
		LoggedRun run = finished(launch, () -> consent(shell -> {
			assertFalse(Widgets.button(shell, "Burn Fuses").isEnabled());
			Widgets.only(shell, Text.class, Text::getEditable).setText("close");
			Widgets.click(Widgets.button(shell, "Burn Fuses"));
		}));
		assertEquals(RunState.OK, run.state(), run::message);
		assertTrue(run.record().orElseThrow().bootReport().orElseThrow().closed());
		assertTrue(run.record().orElseThrow().bootReport().orElseThrow().authenticated());
		assertEquals(2, board().readFuse(6) & 2);
	}

	@Test
	void burnsNothingIfTheUserDoesNotAgree() {
		ILaunchConfiguration launch = provision(Set.of(FuseGroup.SRK));
		LoggedRun run = finished(launch, () -> consent(shell -> Widgets.click(Widgets.button(shell, "Cancel"))));
		assertEquals(RunState.CANCELLED, run.state());
		assertEquals(0, board().statistics().fuseBitsBurnt());
	}

	/** Stop in the Debug view ends the run between two packets, and the log says in what state it left the board. */
	@Test
	void cancelsInTheMiddle() {
		atReport(IN_THE_MIDDLE, board -> launches().getLaunches()[0].terminate());
		LoggedRun run = finished(provision(Set.of()), NOTHING);
		assertEquals(RunState.CANCELLED, run.state(), run::message);
		assertFalse(run.message().isBlank());
	}

	@Test
	void saysWhatHappenedWhenTheBoardIsGone() {
		atReport(IN_THE_MIDDLE, VirtualBoard::unplug);
		LoggedRun run = finished(provision(Set.of()), NOTHING);
		assertEquals(RunState.FAILED, run.state(), run::message);
		assertFalse(run.record().orElseThrow().failure().orElseThrow().boardState().isBlank());
	}

	/** What the editor opens in, once everything that it needs is loaded. */
	@Test
	void opensEditorsFast() {
		Workbench.page().closeAllEditors(false);
		for (String name : List.of(ExampleProject.PROVISIONING, "is25lp064a.memcfg.yaml")) {
			IFile opened = file.getProject().getFile(name);
			Workbench.open(opened);
			Workbench.page().closeAllEditors(false);
			UiLoop.drain();
			long start = System.nanoTime();
			Workbench.open(opened);
			System.out.println("opening " + name + " in a warm workbench: " + (System.nanoTime() - start) / 1_000_000
					+ " ms");
			Workbench.page().closeAllEditors(false);
		}
	}

	private interface Mishap {
		void befalls(VirtualBoard board) throws CoreException;
	}

	/** Lets something happen just before a report of the run is sent, in the thread of the run. */
	private void atReport(int number, Mishap mishap) {
		AttachedVirtualBoard board = (AttachedVirtualBoard) UiLoop.get(() -> boards.resolve("virtual", null));
		AtomicInteger reports = new AtomicInteger();
		board.setPace((boardTime, realTime, cancelled) -> {
			if (reports.incrementAndGet() == number) {
				UiLoop.get(() -> {
					mishap.befalls(board.virtual().orElseThrow());
					return null;
				});
			}
		});
	}

	private VirtualBoard board() {
		return ((AttachedVirtualBoard) boards.boards().get(0)).virtual().orElseThrow();
	}

	private ILaunchConfiguration provision(Set<FuseGroup> burn) {
		return UiLoop.get(() -> {
			ILaunchConfigurationWorkingCopy copy = NewLaunch.forFile(file, BootsealLaunches.TYPE_PROVISION)
					.getWorkingCopy();
			ProvisionLaunch plain = ProvisionLaunch.of(file.getFullPath().toString());
			new ProvisionLaunch(plain.file(), plain.board(), burn, true, "", true, "").applyTo(copy);
			return copy.doSave();
		});
	}

	private static void consent(Consumer<Shell> answer) {
		boolean[] answered = new boolean[1];
		Dialogs.answer("Burn Fuses", shell -> {
			answer.accept(shell);
			answered[0] = true;
		}, () -> UiLoop.until("the question", () -> answered[0]));
	}

	/** Launches as a click does, does something meanwhile, and waits for the run's end in the log. */
	private LoggedRun finished(ILaunchConfiguration configuration, Runnable meanwhile) {
		Set<LoggedRun> before = Set.copyOf(runs.runs());
		RunProcess process = launch(configuration);
		meanwhile.run();
		UiLoop.until("the run's end", process::isTerminated);
		Optional<LoggedRun> run = runs.runs().stream().filter(logged -> !before.contains(logged)).findFirst();
		return run.orElseThrow();
	}

	private static RunProcess launch(ILaunchConfiguration configuration) {
		ILaunchManager manager = launches();
		int before = manager.getLaunches().length;
		DebugUITools.launch(configuration, ILaunchManager.RUN_MODE);
		UiLoop.until("the process", () -> manager.getLaunches().length > before
				&& manager.getLaunches()[before].getProcesses().length > 0);
		ILaunch launch = manager.getLaunches()[before];
		return (RunProcess) launch.getProcesses()[0];
	}

	private static int exitValue(RunProcess process) {
		return UiLoop.get(process::getExitValue);
	}

	private static List<IMarker> problems(IResource resource) {
		return UiLoop.get(() -> List
				.of(resource.findMarkers("org.bootseal.ide.problem", true, IResource.DEPTH_INFINITE)));
	}

	private static List<String> images(IProject project) {
		return UiLoop.get(() -> {
			project.refreshLocal(IResource.DEPTH_INFINITE, null);
			return project.exists(new Path("led_blinky-boot/led_blinky.bin")) ? List.of("led_blinky.bin") : List.of();
		});
	}
}
