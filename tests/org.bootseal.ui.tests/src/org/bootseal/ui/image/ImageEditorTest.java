/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import org.bootseal.ide.BootsealIde;
import org.bootseal.ui.test.Dialogs;
import org.bootseal.ui.test.UiLoop;
import org.bootseal.ui.test.Widgets;
import org.bootseal.ui.test.Workbench;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.IResource;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeItem;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.ide.IDE;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The editor of boot images, opened by a double click on one. */
class ImageEditorTest {

	private static final int LENGTH = 0x3000;
	private static final int IVT = 0x1000;

	private IProject project;

	@BeforeEach
	void makeProject() {
		project = Workbench.project("images");
	}

	@AfterEach
	void clean() {
		UiLoop.untilNoJobOf(BootsealIde.JOB_FAMILY);
		Workbench.clean();
	}

	/** A flash image of an unsigned application: FCB, IVT, boot data, vectors. */
	private static byte[] image() {
		byte[] file = new byte[LENGTH];
		put(file, 0, 0x42464346, 0x56010400);
		put(file, IVT, 0x412000D1, 0x60002001, 0, 0, 0x60001020, 0x60001000, 0, 0);
		put(file, IVT + 0x20, 0x60000000, LENGTH, 0);
		put(file, 0x2000, 0x20010000, 0x60002101);
		return file;
	}

	private static void put(byte[] file, int offset, int... words) {
		for (int i = 0; i < 4 * words.length; i++) {
			file[offset + i] = (byte) (words[i / 4] >>> 8 * (i % 4));
		}
	}

	private IFile file(String name, byte[] content) {
		return UiLoop.get(() -> {
			IFile file = project.getFile(name);
			file.create(new ByteArrayInputStream(content), IResource.FORCE, null);
			return file;
		});
	}

	private static Composite open(IFile file) {
		IEditorPart editor = UiLoop.get(() -> IDE.openEditor(Workbench.page(), file));
		assertInstanceOf(ImageEditor.class, editor);
		UiLoop.untilNoJobOf(BootsealIde.JOB_FAMILY);
		return tree(Workbench.page().getWorkbenchWindow().getShell(), 0).getParent().getParent().getParent()
				.getParent().getParent();
	}

	private static Tree tree(Composite parent, int which) {
		return Widgets.all(parent, Tree.class, tree -> tree.isVisible() && tree.getColumnCount() > 1).get(which);
	}

	private static Canvas bytes(Composite editor) {
		return Widgets.only(editor, Canvas.class, canvas -> canvas.getClass() == Canvas.class
				&& (canvas.getStyle() & SWT.V_SCROLL) != 0);
	}

	private static boolean says(Composite editor, String text) {
		return !Widgets.all(editor, Label.class, label -> label.getText().contains(text)).isEmpty();
	}

	private static void press(Canvas canvas, int keyCode) {
		Event event = new Event();
		event.keyCode = keyCode;
		canvas.notifyListeners(SWT.KeyDown, event);
	}

	@Test
	void anImageOpensAsItsPieces() {
		Composite editor = open(file("app.bin", image()));
		assertEquals("FCB", tree(editor, 0).getItem(0).getText(0));
		assertTrue(says(editor, "0x0: FCB"));
		press(bytes(editor), SWT.ARROW_DOWN);
		assertTrue(says(editor, "0x10: FCB"));
	}

	@Test
	void recordsAreShownAsTheBytesTheyStandFor() {
		StringBuilder records = new StringBuilder(":020000046000 9A\n".replace(" ", ""));
		byte[] image = image();
		for (int at = 0; at < image.length; at += 16) {
			int sum = 16 + (at >> 8) + (at & 0xFF);
			StringBuilder line = new StringBuilder(":10%04X00".formatted(at));
			for (int i = at; i < at + 16; i++) {
				line.append("%02X".formatted(image[i]));
				sum += image[i];
			}
			records.append(line).append("%02X\n".formatted(-sum & 0xFF));
		}
		IFile file = file("app.hex", records.append(":00000001FF\n").toString().getBytes(StandardCharsets.US_ASCII));
		UiLoop.get(() -> IDE.openEditor(Workbench.page(), file, ImageEditor.ID));
		UiLoop.untilNoJobOf(BootsealIde.JOB_FAMILY);
		assertEquals("FCB", tree(Workbench.page().getWorkbenchWindow().getShell(), 0).getItem(0).getText(0));
	}

	@Test
	void choosingAPieceShowsItsBytes() {
		Composite editor = open(file("app.bin", image()));
		Tree pieces = tree(editor, 0);
		int ivt = 0;
		while (!pieces.getItem(ivt).getText(0).equals("IVT")) {
			ivt++;
		}
		pieces.setSelection(pieces.getItem(ivt));
		pieces.notifyListeners(SWT.Selection, new Event());
		press(bytes(editor), SWT.ARROW_RIGHT);
		assertTrue(says(editor, "0x1001: IVT"));
	}

	@Test
	void choosingAFindingShowsItsBytes() {
		byte[] broken = image();
		put(broken, IVT + 0x18, 0x60002800);
		Composite editor = open(file("app.bin", broken));
		Tree findings = tree(editor, 1);
		TreeItem placed = Arrays.stream(findings.getItems()).filter(item -> item.getText(1).startsWith("0x"))
				.findFirst().orElseThrow();
		findings.setSelection(placed);
		findings.notifyListeners(SWT.Selection, new Event());
		assertTrue(says(editor, placed.getText(1) + ":"), placed::getText);
	}

	@Test
	void goesToAnAddressAndFindsBytes() {
		Composite editor = open(file("app.bin", image()));
		ask(editor, "Go To...", "Go To", "60002004");
		assertTrue(says(editor, "0x2004: application"));
		ask(editor, "Find...", "Find Bytes", "D1 00 20 41");
		UiLoop.until("the bytes", () -> says(editor, "0x1000: IVT"));
		ask(editor, "Find...", "Find Bytes", "FF FF FF FF");
		UiLoop.until("that there are none", () -> says(editor, "That is not in this file."));
	}

	private static void ask(Composite editor, String button, String title, String answer) {
		Dialogs.answer(title, shell -> {
			Widgets.only(shell, Text.class, text -> (text.getStyle() & SWT.READ_ONLY) == 0).setText(answer);
			Widgets.click(Widgets.button(shell, "OK"));
		}, () -> Widgets.click(Widgets.button(editor, button)));
	}

	@Test
	void aFileThatChangesIsReadAgain() {
		IFile file = file("app.bin", image());
		Composite editor = open(file);
		byte[] other = image();
		put(other, IVT, 0);
		UiLoop.get(() -> {
			file.setContents(new ByteArrayInputStream(other), IResource.FORCE, null);
			return null;
		});
		UiLoop.until("the file without an IVT", () -> tree(editor, 0).getItemCount() == 1);
	}

	@Test
	void otherBinaryFilesAreLeftAlone() {
		IFile file = file("data.bin", new byte[LENGTH]);
		assertTrue(IDE.getDefaultEditor(file) == null || !ImageEditor.ID.equals(IDE.getDefaultEditor(file).getId()));
		assertEquals(ImageEditor.ID, IDE.getDefaultEditor(file("app.bin", image())).getId());
	}
}
