/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.swtbot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.bootseal.ide.boards.AttachedBoard;
import org.bootseal.ide.boards.AttachedVirtualBoard;
import org.bootseal.ide.boards.Boards;
import org.bootseal.ide.boards.KeptBoard;
import org.bootseal.ide.boards.Pace;
import org.eclipse.core.resources.IMarker;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.swtbot.eclipse.finder.widgets.SWTBotEclipseEditor;
import org.eclipse.swtbot.swt.finder.SWTBot;
import org.eclipse.swtbot.swt.finder.junit5.SWTBotJunit5Extension;
import org.eclipse.ui.PlatformUI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * What a user does with the example project, from the wizard to a closed board. Each journey has a project of its own.
 */
@ExtendWith(SWTBotJunit5Extension.class)
class ExampleProjectTest {

	private static final String FILE = "led_blinky.bootseal";

	private final Workbench workbench = new Workbench();
	private final RunConsole console = new RunConsole(workbench);
	private final Explorer explorer = new Explorer(workbench);
	private String name;

	@BeforeEach
	void makeProject(TestInfo test) throws CoreException {
		workbench.clean();
		name = test.getTestMethod().orElseThrow().getName();
		for (AttachedBoard board : boards().boards()) {
			boards().detach((KeptBoard) board);
		}
		ExampleProjectWizard.open(workbench).name(name).finish();
	}

	/** The project stays for whoever looks at a failure; the next journey gets another one. */
	@AfterEach
	void nothingRuns() {
		workbench.until("all runs have ended", workbench::nothingRuns);
	}

	private static Boards boards() {
		return PlatformUI.getWorkbench().getService(Boards.class);
	}

	private IProject project() {
		return ResourcesPlugin.getWorkspace().getRoot().getProject(name);
	}

	private ProvisioningEditorPage openFile() {
		explorer.file(name, FILE).doubleClick();
		return new ProvisioningEditorPage(workbench, FILE);
	}

	/** The board of the example, slow enough to come between. */
	private AttachedVirtualBoard slowBoard() throws CoreException {
		AttachedVirtualBoard board = (AttachedVirtualBoard) boards().resolve("virtual",
				Path.of(project().getLocation().toOSString()));
		board.setPace(Pace.times(0.1));
		return board;
	}

	/** The text of a file of the project, empty if there is none. */
	private String content(String path) {
		Path file = Path.of(project().getLocation().toOSString(), path);
		try {
			return Files.exists(file) ? Files.readString(file) : "";
		} catch (IOException e) {
			throw new AssertionError(e);
		}
	}

	private boolean hasProblem(String text) {
		try {
			for (IMarker marker : project().findMarkers(IMarker.PROBLEM, true, IResource.DEPTH_INFINITE)) {
				if (marker.getAttribute(IMarker.MESSAGE, "").contains(text)) {
					return true;
				}
			}
			return false;
		} catch (CoreException e) {
			throw new AssertionError(e);
		}
	}

	@Test
	void theWizardMakesAProjectWithoutProblems() {
		assertTrue(project().getFile(FILE).exists());
		workbench.until("the image is built in the background",
				() -> project().getFile("led_blinky-boot/led_blinky.bin").exists());
		assertFalse(hasProblem(""));
	}

	@Test
	void theFormEditsTheTextAndTheTextTheForm() {
		ProvisioningEditorPage editor = openFile();
		editor.form().comboBoxWithLabel("SRK:").setSelection("2: SRK 3 of 4");
		assertTrue(editor.text().contains("srkIndex: 2"), editor::text);
		SWTBotEclipseEditor source = editor.source();
		source.setText(source.getText().replace("srkIndex: 2", "srkIndex: 3"));
		assertEquals("3: SRK 4 of 4", editor.form().comboBoxWithLabel("SRK:").getText());
		editor.save();
		workbench.until("the image is built with the other key",
				() -> content("led_blinky-boot/hab_led_blinky.yaml").contains("InstallSRK_SourceIndex: 3"));
	}

	@Test
	void aMisspeltKeyIsFoundAndMended() {
		ProvisioningEditorPage editor = openFile();
		SWTBotEclipseEditor source = editor.source();
		source.setText(source.getText().replace("connection:", "conection:"));
		editor.save();
		workbench.until("the misspelt key is a problem", () -> hasProblem("conection"));
		source.navigateTo(editor.line("conection:"), 3);
		editor.mend("Change to connection");
		assertTrue(editor.text().contains("\nconnection:"), editor::text);
		editor.save();
		workbench.until("no problem is left", () -> !hasProblem(""));
	}

	@Test
	void aLaunchBuildsTheImage() {
		explorer.run(name, FILE, "Build Boot Image");
		console.untilItSays("SUCCESS: all files are built.");
	}

	@Test
	void aLaunchProvisionsTheVirtualBoardAndBurnsNothing() {
		explorer.run(name, FILE, "Provision Board");
		String said = console.untilItSays("SUCCESS: ");
		assertTrue(said.contains("BOOTED at "), said);
		assertFalse(said.contains("words burnt"), said);
	}

	@Test
	void fusesAreBurntAfterTheWordIsTyped() {
		RunConfigurations dialog = RunConfigurations.open(workbench, name, FILE).select("Provision Board",
				"Provision " + name);
		SWTBot fuses = dialog.page("Fuses");
		fuses.checkBox("SRK hash (srk)").click();
		fuses.checkBox("Close the part for ever (close)").click();
		dialog.run();
		ConsentPage consent = ConsentPage.await(workbench);
		assertFalse(consent.canAgree());
		consent.type("clos");
		assertFalse(consent.canAgree());
		consent.type("close");
		assertTrue(consent.canAgree());
		consent.agree();
		String said = console.untilItSays("SUCCESS: ");
		assertTrue(said.contains("HAB closed, image authenticated"), said);
	}

	@Test
	void aRunIsCancelledInTheMiddle() throws CoreException {
		slowBoard();
		explorer.run(name, FILE, "Provision Board");
		console.untilItSays("Erase the sectors");
		console.terminate();
		console.untilItSays("CANCELLED: ");
	}

	@Test
	void aBoardThatGoesAwayIsToldAsThat() throws CoreException {
		AttachedVirtualBoard board = slowBoard();
		explorer.run(name, FILE, "Provision Board");
		console.untilItSays("Erase the sectors");
		board.virtual().orElseThrow().unplug();
		console.untilItSays("FAILED: ");
	}
}
