/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.preferences;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.bootseal.core.connection.BoardAddress;
import org.bootseal.ide.preferences.BootsealPreferences;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Spinner;

/** The controls for all preferences, on the page of the workspace and on that of a project. */
final class PreferencesBlock {

	private final Composite area;
	private final Combo board;
	private final Spinner boardLimit;
	private final Spinner flashloaderLimit;
	private final FlashloaderTable flashloaders;

	/**
	 * @param parent
	 *            where to put them
	 * @param changed
	 *            told when the user changes something
	 */
	PreferencesBlock(Composite parent, Runnable changed) {
		area = new Composite(parent, SWT.NONE);
		GridLayoutFactory.fillDefaults().numColumns(2).applyTo(area);
		GridDataFactory.fillDefaults().grab(true, true).applyTo(area);
		label(Messages.PreferencesBlock_board);
		board = new Combo(area, SWT.NONE);
		board.setItems("usb", "virtual"); //$NON-NLS-1$ //$NON-NLS-2$
		GridDataFactory.fillDefaults().grab(true, false).applyTo(board);
		board.addModifyListener(event -> changed.run());
		boardLimit = limit(Messages.PreferencesBlock_boardLimit);
		flashloaderLimit = limit(Messages.PreferencesBlock_flashloaderLimit);
		Label table = label(Messages.PreferencesBlock_flashloaders);
		GridDataFactory.fillDefaults().span(2, 1).indent(0, 5).applyTo(table);
		flashloaders = new FlashloaderTable(area);
		GridDataFactory.fillDefaults().span(2, 1).grab(true, true).applyTo(flashloaders.control());
		Label note = new Label(area, SWT.WRAP);
		note.setText(Messages.PreferencesBlock_note);
		GridDataFactory.fillDefaults().span(2, 1).hint(400, SWT.DEFAULT).grab(true, false).applyTo(note);
	}

	private Label label(String text) {
		Label label = new Label(area, SWT.NONE);
		label.setText(text);
		return label;
	}

	private Spinner limit(String text) {
		label(text);
		Spinner spinner = new Spinner(area, SWT.BORDER);
		spinner.setMinimum((int) BootsealPreferences.LEAST_LIMIT.toSeconds());
		spinner.setMaximum((int) BootsealPreferences.MOST_LIMIT.toSeconds());
		return spinner;
	}

	Control control() {
		return area;
	}

	/** Enables or disables all. */
	void setEnabled(boolean enabled) {
		area.setEnabled(enabled);
		board.setEnabled(enabled);
		boardLimit.setEnabled(enabled);
		flashloaderLimit.setEnabled(enabled);
		flashloaders.setEnabled(enabled);
	}

	void show(BootsealPreferences preferences) {
		board.setText(preferences.board().isEmpty() ? "usb" : preferences.board()); //$NON-NLS-1$
		boardLimit.setSelection((int) preferences.boardLimit().toSeconds());
		flashloaderLimit.setSelection((int) preferences.flashloaderLimit().toSeconds());
		flashloaders.show(preferences.flashloaders());
	}

	/** @return what is wrong with what the user typed; empty if nothing */
	Optional<String> problem() {
		return BoardAddress.parse(board.getText().strip()).isPresent() ? Optional.empty()
				: Optional.of(Messages.PreferencesBlock_boardWrong);
	}

	/** @return what the controls say */
	BootsealPreferences preferences() {
		Map<String, String> paths = flashloaders.paths();
		return new BootsealPreferences(new TreeMap<>(paths), board.getText().strip(),
				Duration.ofSeconds(boardLimit.getSelection()), Duration.ofSeconds(flashloaderLimit.getSelection()));
	}
}
