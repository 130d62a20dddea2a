/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.editor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.Stream;

import org.bootseal.core.config.YamlPath;
import org.bootseal.ide.BootsealIde;
import org.bootseal.ui.test.Dialogs;
import org.bootseal.ui.test.LogGuard;
import org.bootseal.ui.test.OpenEditor;
import org.bootseal.ui.test.StallWatch;
import org.bootseal.ui.test.UiLoop;
import org.bootseal.ui.test.Widgets;
import org.bootseal.ui.test.Workbench;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IMarker;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.ResourceAttributes;
import org.eclipse.jface.dialogs.IMessageProvider;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.ITextSelection;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.forms.widgets.Hyperlink;
import org.eclipse.ui.ide.IDE;
import org.eclipse.ui.part.FileEditorInput;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The forms and the text of an editor stay in step, whoever changes the text or the file. */
class ConfigurationEditorTest {

	private static final String READ_ONLY = "Read-only File Encountered";

	private static final String TEXT = """
			bootseal: 1
			device: MIMXRT1020   # the board on the desk
			image:
			  source: app.srec
			""";

	@RegisterExtension
	private final LogGuard log = new LogGuard();
	private final OpenEditor open = OpenEditor.on("app.bootseal", TEXT);

	@AfterEach
	void clean() {
		Workbench.clean();
	}

	private Text source() {
		return (Text) open.field("Source Image", "Firmware");
	}

	private void untilFormShows(String value) {
		open.editor().setActivePage("provisioning");
		UiLoop.until("the value in the form", () -> source().getText().equals(value));
	}

	@Test
	void typingInTheTextUpdatesTheForm() {
		open.type("app.srec", "Debug/app.elf");
		untilFormShows("Debug/app.elf");
		assertTrue(open.editor().isDirty());
		open.undo();
		assertEquals(TEXT, open.text());
		untilFormShows("app.srec");
		assertFalse(open.editor().isDirty());
	}

	@Test
	void changesOfBothPagesAreUndoneInOneRow() {
		OpenEditor.enter(source(), "one.elf");
		open.type("MIMXRT1020", "MIMXRT1060");
		open.editor().setActivePage("provisioning");
		OpenEditor.enter(source(), "two.elf");
		open.settle();
		String all = TEXT.replace("MIMXRT1020", "MIMXRT1060").replace("app.srec", "two.elf");
		assertEquals(all, open.text());

		open.undo();
		assertEquals(all.replace("two.elf", "one.elf"), open.text());
		open.source();
		open.undo();
		assertEquals(TEXT.replace("app.srec", "one.elf"), open.text());
		open.undo();
		assertEquals(TEXT, open.text());
		open.redo();
		open.editor().setActivePage("provisioning");
		open.redo();
		open.redo();
		assertEquals(all, open.text());
	}

	@Test
	void brokenTextMakesFieldsReadOnlyAndLeadsToThePlace() {
		open.type("device: MIMXRT1020", "device: [MIMXRT1020");
		open.settle();
		open.editor().setActivePage("provisioning");
		UiLoop.until("the form", () -> !source().isEnabled());
		assertEquals("app.srec", source().getText(), "the last value stays");
		for (Control button : Widgets.all(open.section("Fuses"), Button.class, any -> true)) {
			assertFalse(button.isEnabled());
		}
		assertEquals(IMessageProvider.ERROR, open.form().getMessageType());
		assertTrue(open.form().getMessage().contains("line"), open.form().getMessage());

		clickMessage();
		UiLoop.until("the source page", () -> open.editor().isSourceShown());
		open.type("[MIMXRT1020", "MIMXRT1020");
		open.editor().setActivePage("provisioning");
		UiLoop.until("the fields", () -> source().isEnabled());
		assertEquals(TEXT, open.text());
	}

	/** The message in the head is a link if somebody listens for it. */
	private void clickMessage() {
		Hyperlink link = Widgets.only(open.form().getForm().getHead(), Hyperlink.class, Control::isVisible);
		link.setFocus();
		Event enter = new Event();
		enter.character = SWT.CR;
		link.notifyListeners(SWT.KeyDown, enter);
		link.notifyListeners(SWT.DefaultSelection, new Event());
	}

	@Test
	void findingsStandAtTheirFieldAndInTheHead() {
		OpenEditor.enter(open.field("Source Image", "Start address"), "nowhere");
		open.settle();
		assertEquals(IMessageProvider.ERROR, open.form().getMessageType());
		assertTrue(open.editor().model().findings().stream()
				.anyMatch(finding -> finding.path().equals(YamlPath.of("image", "startAddress"))));
	}

	@Test
	void aRefusedChangeIsSaidAndChangesNothing() {
		open.type("device: MIMXRT1020", "device: &board MIMXRT1020");
		open.settle();
		String before = open.text();
		assertFalse(open.editor().model().edit(text -> text.remove(YamlPath.of("nothing", "there"))));
		assertEquals(before, open.text());
		open.editor().setActivePage("provisioning");
		assertFalse(open.editor().model().edit(text -> text.remove(YamlPath.of("nothing", "there"))));
		assertEquals(before, open.text());
		assertTrue(open.form().getMessageType() >= IMessageProvider.WARNING);
	}

	@Test
	void aFileThatSomebodyElseChangesIsLoadedAnew() {
		UiLoop.get(() -> {
			Files.writeString(open.file().getLocation().toPath(), TEXT.replace("app.srec", "other.srec"));
			open.file().refreshLocal(IResource.DEPTH_ZERO, null);
			return null;
		});
		untilFormShows("other.srec");
		assertFalse(open.editor().isDirty());
	}

	@Test
	void aDeletedFileClosesTheEditor() {
		UiLoop.get(() -> {
			open.file().delete(true, null);
			return null;
		});
		UiLoop.until("the editor is closed", () -> Workbench.page().getEditorReferences().length == 0);
		UiLoop.untilNoJobOf(BootsealIde.JOB_FAMILY);
	}

	@Test
	void whatWasNotSavedOutlivesItsFile() {
		OpenEditor.enter(source(), "unsaved.elf");
		UiLoop.get(() -> {
			open.file().delete(true, null);
			return null;
		});
		UiLoop.untilNoJobOf(BootsealIde.JOB_FAMILY);
		assertEquals(1, Workbench.page().getEditorReferences().length);
		assertEquals(TEXT.replace("app.srec", "unsaved.elf"), open.text());
		assertTrue(open.editor().isDirty());
	}

	@Test
	void aMovedFileTakesItsEditorAlong() {
		IFile moved = open.file().getProject().getFile("moved.bootseal");
		UiLoop.get(() -> {
			open.file().move(moved.getFullPath(), true, null);
			return null;
		});
		UiLoop.until("the new input", () -> new FileEditorInput(moved).equals(open.editor().getEditorInput()));
		assertEquals("moved.bootseal", open.editor().getPartName());
		OpenEditor.enter(source(), "after.elf");
		assertEquals(TEXT.replace("app.srec", "after.elf"), open.text());
		assertTrue(Workbench.page().saveEditor(open.editor(), false));
		assertEquals(open.text(), Workbench.text(moved));
	}

	@Test
	void aFileThatMustNotBeChangedIsNot() {
		setReadOnly(true);
		try {
			Workbench.page().closeAllEditors(false);
			OpenEditor again = OpenEditor.on(open.file());
			Text field = (Text) again.field("Source Image", "Firmware");
			Dialogs.answer(READ_ONLY, shell -> Widgets.click(Widgets.button(shell, "No")),
					() -> OpenEditor.enter(field, "changed.elf"));
			assertEquals(TEXT, again.text());
			assertEquals("app.srec", field.getText());
			assertFalse(again.editor().isDirty());
			assertTrue(Stream.of(again.form().getForm().getChildrenMessages())
					.anyMatch(message -> message.getMessage().contains("must not be changed")), "nobody wonders why");
		} finally {
			setReadOnly(false);
		}
	}

	@Test
	void aFileThatMayBeMadeWritableIs() {
		setReadOnly(true);
		Workbench.page().closeAllEditors(false);
		OpenEditor again = OpenEditor.on(open.file());
		Dialogs.answer(READ_ONLY, shell -> Widgets.click(Widgets.button(shell, "Yes")),
				() -> OpenEditor.enter(again.field("Source Image", "Firmware"), "changed.elf"));
		assertEquals(TEXT.replace("app.srec", "changed.elf"), again.text());
		assertFalse(open.file().isReadOnly());
	}

	private void setReadOnly(boolean readOnly) {
		UiLoop.get(() -> {
			ResourceAttributes attributes = open.file().getResourceAttributes();
			attributes.setReadOnly(readOnly);
			open.file().setResourceAttributes(attributes);
			return null;
		});
	}

	@Test
	void thePlaceIsKeptFromPageToPage() {
		source().setFocus();
		source().notifyListeners(SWT.FocusIn, new Event());
		open.source();
		ITextSelection selection = (ITextSelection) open.editor().sourcePage().getSelectionProvider().getSelection();
		assertEquals("app.srec", selection.getText());

		open.editor().sourcePage().selectAndReveal(TEXT.indexOf("MIMX"), 0);
		// without a window manager nobody gives the focus back to the window when a dialog of an earlier test is closed
		open.editor().getSite().getShell().forceActive();
		open.editor().setActivePage("provisioning");
		UiLoop.until("the field of the place to have the focus",
				() -> open.field("Device and Board", "Device").isFocusControl());
	}

	@Test
	void markersLeadToTheText() {
		UiLoop.get(() -> {
			IMarker marker = open.file().createMarker(IMarker.PROBLEM);
			marker.setAttribute(IMarker.CHAR_START, TEXT.indexOf("image"));
			marker.setAttribute(IMarker.CHAR_END, TEXT.indexOf("image") + 5);
			IDE.gotoMarker(open.editor(), marker);
			return null;
		});
		assertTrue(open.editor().isSourceShown());
		ITextSelection selection = (ITextSelection) open.editor().sourcePage().getSelectionProvider().getSelection();
		assertEquals("image", selection.getText());
	}

	@Test
	void aNamedFileThatChangesIsReviewedAgain() {
		int before = open.editor().model().findings().size();
		assertTrue(before > 0, "the firmware is missing");
		Workbench.file(open.file().getProject(), "app.srec", "S9030000FC\n");
		UiLoop.until("other findings", () -> open.editor().model().findings().stream()
				.noneMatch(finding -> finding.message().contains("no file")));
	}

	@Test
	void closingEndsEverything() {
		int[] heard = new int[1];
		open.editor().model().addListener(() -> heard[0]++);
		IDocument document = open.document();
		Workbench.page().closeEditor(open.editor(), false);
		UiLoop.untilNoJobOf(BootsealIde.JOB_FAMILY);
		Workbench.file(open.file().getProject(), "app.srec", "S9030000FC\n");
		document.set("bootseal: 2");
		assertFalse(open.editor().model().edit(text -> text.set(YamlPath.of("device"), "MIMXRT1060")));
		open.editor().model().refresh();
		UiLoop.untilNoJobOf(BootsealIde.JOB_FAMILY);
		assertEquals(0, heard[0]);
		assertEquals("bootseal: 2", document.get());
	}

	/** Opening, typing and going from page to page keep nobody waiting. */
	@Test
	void theUserInterfaceStaysResponsive() throws InterruptedException {
		Workbench.page().closeAllEditors(false);
		try (StallWatch watch = new StallWatch()) {
			OpenEditor again = OpenEditor.on(open.file());
			for (int i = 0; i < 20; i++) {
				again.type("source: app", "source: appp");
			}
			again.settle();
			again.editor().setActivePage("provisioning");
			UiLoop.drain();
			assertEquals(List.of(), watch.report());
		}
	}

	/** Text that UTF-8 writes in several bytes is counted in characters everywhere. */
	@Test
	void placesAreRightBehindOtherScripts() {
		String text = "# Größe der \u30D5\u30E9\u30C3\u30B7\u30E5\n" + TEXT;
		UiLoop.get(() -> {
			Files.write(open.file().getLocation().toPath(), text.getBytes(StandardCharsets.UTF_8));
			open.file().refreshLocal(IResource.DEPTH_ZERO, null);
			return null;
		});
		UiLoop.until("the new text", () -> open.text().equals(text));
		open.settle();
		OpenEditor.enter(source(), "x.elf");
		assertEquals(text.replace("app.srec", "x.elf"), open.text());
	}
}
