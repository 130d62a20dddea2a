/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.bootseal.ide.run.RunProcess;
import org.bootseal.ide.run.RunStreams;
import org.bootseal.ui.test.LogGuard;
import org.bootseal.ui.test.UiLoop;
import org.bootseal.ui.test.Widgets;
import org.bootseal.ui.test.Workbench;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IProject;
import org.eclipse.debug.core.DebugPlugin;
import org.eclipse.debug.core.ILaunch;
import org.eclipse.debug.core.ILaunchManager;
import org.eclipse.debug.core.Launch;
import org.eclipse.debug.ui.DebugUITools;
import org.eclipse.jface.text.ITextSelection;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.console.IConsole;
import org.eclipse.ui.console.IHyperlink;
import org.eclipse.ui.console.TextConsole;
import org.eclipse.ui.texteditor.ITextEditor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The console of a run, with what the platform makes of our streams. */
class RunConsoleTest {

	@RegisterExtension
	final LogGuard log = new LogGuard();

	private final ILaunch launch = new Launch(null, ILaunchManager.RUN_MODE, null);

	@AfterEach
	void clean() {
		DebugPlugin.getDefault().getLaunchManager().removeLaunch(launch);
		Workbench.clean();
	}

	private TextConsole console(RunProcess process) {
		UiLoop.until("the console", () -> DebugUITools.getConsole(process) != null);
		IConsole console = DebugUITools.getConsole(process);
		return (TextConsole) console;
	}

	private RunProcess process() {
		DebugPlugin.getDefault().getLaunchManager().addLaunch(launch);
		return new RunProcess(launch, "a run");
	}

	private static TextConsole untilItSays(TextConsole console, String text) {
		UiLoop.until("the console says " + text, () -> console.getDocument().get().contains(text));
		return console;
	}

	/** The console is made in another thread; what was said before and while it is made must not be mixed up. */
	@Test
	void linesOfAllTonesStayInTheirOrder() {
		RunProcess process = process();
		List<String> said = new ArrayList<>();
		for (int i = 0; i < 300; i++) {
			String line = "line " + i;
			said.add(line);
			process.getStreamsProxy().say(RunStreams.IDS.get(i % RunStreams.IDS.size()), line);
		}
		TextConsole console = untilItSays(console(process), "line 299");
		assertEquals(said, Arrays.asList(console.getDocument().get().strip().split("\\R")));
	}

	@Test
	void everyToneHasAColourOfItsOwn() {
		RunConsoleColors colors = new RunConsoleColors();
		List<String> coloured = new ArrayList<>(RunStreams.IDS);
		coloured.remove(RunStreams.NOTE);
		for (String id : coloured) {
			assertNotNull(colors.getColor(id), id);
		}
		assertNotEquals(colors.getColor(RunStreams.OK), colors.getColor(RunStreams.ERROR));
		assertNull(colors.getColor(RunStreams.NOTE), "as the console has it");
	}

	private static IHyperlink link(TextConsole console, String text) {
		int offset = console.getDocument().get().indexOf(text);
		assertTrue(offset >= 0, text);
		UiLoop.until("a link at " + text, () -> console.getHyperlink(offset) != null);
		return console.getHyperlink(offset);
	}

	@Test
	void aPlaceOpensTheEditorThere() {
		IProject project = Workbench.project("places");
		IFile file = Workbench.file(project, "app.txt", "one\ntwo\nthree four\n");
		RunProcess process = process();
		String place = file.getLocation().toOSString() + ": line 3, column 7";
		process.getStreamsProxy().say(RunStreams.ERROR, "FAILED: " + place + ": found \"four\"");
		TextConsole console = untilItSays(console(process), place);
		link(console, place).linkActivated();
		IEditorPart editor = Workbench.page().getActiveEditor();
		ITextSelection selection = (ITextSelection) ((ITextEditor) editor).getSelectionProvider().getSelection();
		assertEquals("app.txt", editor.getTitle());
		assertEquals(8 + 6, selection.getOffset());
	}

	@Test
	void aPlaceThatIsNotThereAnyMoreOpensTheNearest() {
		IProject project = Workbench.project("places");
		IFile file = Workbench.file(project, "app.txt", "one\n");
		new PlaceLink(file.getLocation().toOSString(), 99, 1).linkActivated();
		ITextEditor editor = (ITextEditor) Workbench.page().getActiveEditor();
		assertEquals(4, ((ITextSelection) editor.getSelectionProvider().getSelection()).getOffset());
		new PlaceLink(file.getLocation().toOSString(), 1, 99).linkActivated();
		assertEquals(3, ((ITextSelection) editor.getSelectionProvider().getSelection()).getOffset());
	}

	@Test
	void aStatusShowsItsMeaning() {
		RunProcess process = process();
		String status = "status 20106 (0x4E8A) FlexSPINORCommandFailure";
		process.getStreamsProxy().say(RunStreams.STATUS, "    " + status);
		TextConsole console = untilItSays(console(process), status);
		List<Shell> before = List.of(Display.getCurrent().getShells());
		link(console, status).linkActivated();
		Shell popup = Arrays.stream(Display.getCurrent().getShells()).filter(shell -> !before.contains(shell))
				.findFirst().orElseThrow();
		StyledText text = Widgets.only(popup, StyledText.class,
				field -> (field.getStyle() & SWT.MULTI) != 0);
		assertTrue(text.getText().contains("Try: "), text.getText());
		popup.close();
	}

	@Test
	void successNeedsNoLink() {
		RunProcess process = process();
		process.getStreamsProxy().say(RunStreams.STATUS, "    status 0 (0x0) Success");
		process.getStreamsProxy().say(RunStreams.STATUS, "    status 20106 (0x4E8A) FlexSPINORCommandFailure");
		TextConsole console = untilItSays(console(process), "FlexSPINORCommandFailure");
		link(console, "status 20106");
		assertNull(console.getHyperlink(console.getDocument().get().indexOf("status 0")));
	}
}
