/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.editor;

import java.util.List;

import org.eclipse.jface.action.IAction;
import org.eclipse.ui.IActionBars;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.actions.ActionFactory;
import org.eclipse.ui.ide.IDEActionFactory;
import org.eclipse.ui.part.MultiPageEditorActionBarContributor;
import org.eclipse.ui.texteditor.ITextEditor;
import org.eclipse.ui.texteditor.ITextEditorActionConstants;

/**
 * Connects the menus with the page that is shown. Undo and redo are those of the text on all pages; on a form page the
 * other commands are for the field that has the focus, which the platform sees to.
 */
public final class ConfigurationContributor extends MultiPageEditorActionBarContributor {

	private static final List<String> TEXT_ACTIONS = List.of(ActionFactory.CUT.getId(), ActionFactory.COPY.getId(),
			ActionFactory.PASTE.getId(), ActionFactory.DELETE.getId(), ActionFactory.SELECT_ALL.getId(),
			ActionFactory.FIND.getId(), ActionFactory.PRINT.getId(), IDEActionFactory.BOOKMARK.getId(),
			IDEActionFactory.ADD_TASK.getId(), ITextEditorActionConstants.GOTO_LINE);

	private ConfigurationEditor editor;
	private FormUndo formUndo;

	@Override
	public void setActiveEditor(IEditorPart part) {
		editor = part instanceof ConfigurationEditor configuration ? configuration : null;
		super.setActiveEditor(part);
	}

	/** The platform gives no page if it is a form. */
	@Override
	public void setActivePage(IEditorPart textPage) {
		IActionBars bars = getActionBars();
		if (bars == null || editor == null) {
			return;
		}
		ITextEditor text = editor.sourcePage();
		boolean shown = editor.isSourceShown();
		for (String id : TEXT_ACTIONS) {
			bars.setGlobalActionHandler(id, shown ? text.getAction(id) : null);
		}
		IAction undo = text.getAction(ITextEditorActionConstants.UNDO);
		forgetUndo();
		if (editor.getActivePageInstance() instanceof ConfigurationFormPage form) {
			formUndo = new FormUndo(editor, form, undo);
		}
		bars.setGlobalActionHandler(ActionFactory.UNDO.getId(), formUndo == null ? undo : formUndo);
		bars.setGlobalActionHandler(ActionFactory.REDO.getId(), text.getAction(ITextEditorActionConstants.REDO));
		bars.setGlobalActionHandler(ActionFactory.REVERT.getId(),
				text.getAction(ITextEditorActionConstants.REVERT_TO_SAVED));
		bars.updateActionBars();
	}

	private void forgetUndo() {
		if (formUndo != null) {
			formUndo.dispose();
			formUndo = null;
		}
	}

	@Override
	public void dispose() {
		forgetUndo();
		super.dispose();
	}
}
