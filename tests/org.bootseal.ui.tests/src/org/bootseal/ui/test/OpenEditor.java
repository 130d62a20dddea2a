/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.test;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.function.Predicate;

import org.bootseal.ui.editor.ConfigurationEditor;
import org.eclipse.core.resources.IFile;
import org.eclipse.jface.action.IAction;
import org.eclipse.jface.text.IDocument;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.actions.ActionFactory;
import org.eclipse.ui.forms.editor.FormPage;
import org.eclipse.ui.forms.widgets.Hyperlink;
import org.eclipse.ui.forms.widgets.ScrolledForm;
import org.eclipse.ui.forms.widgets.Section;

/** A configuration in its editor, used as a user does. */
public final class OpenEditor {

	private final IFile file;
	private final ConfigurationEditor editor;

	private OpenEditor(IFile file) {
		this.file = file;
		editor = (ConfigurationEditor) Workbench.open(file);
		settle();
	}

	/**
	 * @param name
	 *            of the file
	 * @param text
	 *            its content
	 * @return the editor of a new file in a new project, reviewed
	 */
	public static OpenEditor on(String name, String text) {
		return new OpenEditor(Workbench.file(Workbench.project("editor"), name, text));
	}

	/**
	 * @param file
	 *            a file
	 * @return its editor, reviewed
	 */
	public static OpenEditor on(IFile file) {
		return new OpenEditor(file);
	}

	/** @return the file */
	public IFile file() {
		return file;
	}

	/** @return the editor */
	public ConfigurationEditor editor() {
		return editor;
	}

	/** @return the document that all pages are about */
	public IDocument document() {
		return editor.sourcePage().getDocumentProvider().getDocument(editor.sourcePage().getEditorInput());
	}

	/** @return the text, saved or not */
	public String text() {
		return document().get();
	}

	/** Waits until the text was reviewed and the pages show what came of it. */
	public void settle() {
		UiLoop.until("the review of the text", () -> editor.model().isReviewed());
		UiLoop.drain();
	}

	/** @return the form of the first page */
	public ScrolledForm form() {
		assertTrue(editor.getSelectedPage() instanceof FormPage, "a form page is shown");
		return ((FormPage) editor.getSelectedPage()).getManagedForm().getForm();
	}

	/**
	 * @param title
	 *            of a section
	 * @return the section
	 */
	public Section section(String title) {
		return Widgets.only(form(), Section.class, section -> section.getText().equals(title));
	}

	/**
	 * @param section
	 *            title of its section
	 * @param label
	 *            the text before a field, without the colon
	 * @return the widget with the value
	 */
	public Control field(String section, String label) {
		Predicate<Control> labels = control -> control instanceof Label named && named.getText().equals(label + ":")
				|| control instanceof Hyperlink link && link.getText().equals(label + ":");
		Control before = Widgets.only(section(section), Control.class, labels);
		Composite row = before.getParent();
		return row.getChildren()[List.of(row.getChildren()).indexOf(before) + 1];
	}

	/**
	 * Types a value and then Enter, or chooses it.
	 *
	 * @param field
	 *            the widget
	 * @param value
	 *            what to type or choose
	 */
	public static void enter(Control field, String value) {
		assertTrue(field.isEnabled(), "the field can be changed");
		if (field instanceof Text text) {
			text.setText(value);
			text.notifyListeners(SWT.DefaultSelection, new Event());
		} else {
			Combo combo = (Combo) field;
			int index = combo.indexOf(value);
			if (index < 0) {
				combo.setText(value);
				combo.notifyListeners(SWT.DefaultSelection, new Event());
			} else {
				combo.select(index);
				combo.notifyListeners(SWT.Selection, new Event());
			}
		}
	}

	/**
	 * @param field
	 *            the widget of a field
	 * @return what it shows
	 */
	public static String shown(Control field) {
		return field instanceof Text text ? text.getText() : ((Combo) field).getText();
	}

	/** Takes back the last change, as the menu does it. */
	public void undo() {
		run(ActionFactory.UNDO.getId());
	}

	/** Makes again what was taken back, as the menu does it. */
	public void redo() {
		run(ActionFactory.REDO.getId());
	}

	private void run(String id) {
		IAction action = editor.getEditorSite().getActionBars().getGlobalActionHandler(id);
		assertTrue(action.isEnabled(), () -> id + " can be done");
		action.run();
		settle();
	}

	/** @return the widget of the source page, which is now shown */
	public StyledText source() {
		editor.showSource();
		UiLoop.drain();
		return (StyledText) editor.sourcePage().getAdapter(Control.class);
	}

	/**
	 * Replaces a piece of the text by typing on the source page.
	 *
	 * @param old
	 *            occurs once
	 * @param replacement
	 *            what is typed instead
	 */
	public void type(String old, String replacement) {
		StyledText widget = source();
		int at = text().indexOf(old);
		assertTrue(at >= 0, () -> "there is " + old);
		widget.replaceTextRange(at, old.length(), replacement);
	}
}
