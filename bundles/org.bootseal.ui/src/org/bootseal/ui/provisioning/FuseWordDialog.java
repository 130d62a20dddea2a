/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.provisioning;

import java.util.LinkedHashMap;
import java.util.Map;

import org.bootseal.core.config.YamlValue;
import org.bootseal.ui.HelpContexts;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.dialogs.TitleAreaDialog;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;

/** Asks for the bits of one fuse word. */
final class FuseWordDialog extends TitleAreaDialog {

	private static final long MAX_WORD = 0xFFFF_FFFFL;

	private final Map<String, String> fields = new LinkedHashMap<>();
	private final Map<String, Text> texts = new LinkedHashMap<>();

	FuseWordDialog(Shell parent) {
		super(parent);
	}

	/** @return the keys and values of the new list element; without those that were left empty */
	Map<String, String> fields() {
		return fields;
	}

	@Override
	protected void configureShell(Shell shell) {
		super.configureShell(shell);
		HelpContexts.attach(shell, HelpContexts.FUSE_WORD);
		shell.setText(Messages.FuseWordDialog_title);
	}

	@Override
	protected boolean isResizable() {
		return true;
	}

	@Override
	protected Control createDialogArea(Composite parent) {
		Composite area = (Composite) super.createDialogArea(parent);
		setTitle(Messages.FuseWordDialog_title);
		setMessage(Messages.FuseWordDialog_message);
		Composite grid = new Composite(area, SWT.NONE);
		GridDataFactory.fillDefaults().grab(true, true).applyTo(grid);
		GridLayoutFactory.swtDefaults().numColumns(2).margins(10, 10).applyTo(grid);
		addText(grid, FuseWordsField.KEYS.get(0), Messages.FuseWordDialog_word, Messages.FuseWordDialog_wordHint);
		addText(grid, FuseWordsField.KEYS.get(1), Messages.FuseWordDialog_value, Messages.FuseWordDialog_valueHint);
		addText(grid, FuseWordsField.KEYS.get(2), Messages.FuseWordDialog_mask, Messages.FuseWordDialog_maskHint);
		return area;
	}

	private void addText(Composite parent, String key, String label, String hint) {
		new Label(parent, SWT.NONE).setText(label);
		Text text = new Text(parent, SWT.BORDER);
		text.setMessage(hint);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(text);
		text.addModifyListener(event -> update());
		texts.put(key, text);
	}

	@Override
	protected void createButtonsForButtonBar(Composite parent) {
		super.createButtonsForButtonBar(parent);
		getButton(IDialogConstants.OK_ID).setEnabled(false);
	}

	private void update() {
		fields.clear();
		texts.forEach((key, text) -> {
			if (!text.getText().isBlank()) {
				fields.put(key, text.getText().strip());
			}
		});
		String word = FuseWordsField.KEYS.get(0);
		String value = FuseWordsField.KEYS.get(1);
		String wrong = fields.entrySet().stream().filter(field -> !field.getKey().equals(word))
				.map(Map.Entry::getValue).filter(number -> !isWord(number)).findFirst().orElse(null);
		setErrorMessage(wrong == null ? null : NLS.bind(Messages.FuseWordDialog_wrong, wrong));
		getButton(IDialogConstants.OK_ID)
				.setEnabled(wrong == null && fields.containsKey(word) && fields.containsKey(value));
	}

	private static boolean isWord(String text) {
		try {
			return YamlValue.parseNumber(text) <= MAX_WORD;
		} catch (NumberFormatException e) {
			return false;
		}
	}
}
