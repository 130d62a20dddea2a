/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.launch;

import org.bootseal.ui.HelpContexts;
import org.eclipse.jface.dialogs.Dialog;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;

/** Asks for the password of a private key, or for the PIN of a token. It is nowhere kept. */
final class PasswordDialog extends Dialog {

	private static final int WIDTH = 480;

	private final String title;
	private final String message;
	private final String label;
	private Text text;
	private char[] password;

	/**
	 * @param parent
	 *            over which it opens; may be null
	 * @param keyFile
	 *            the key, as the user knows it
	 */
	PasswordDialog(Shell parent, String keyFile) {
		this(parent, Messages.PasswordDialog_title, NLS.bind(Messages.PasswordDialog_message, keyFile),
				Messages.PasswordDialog_password);
	}

	private PasswordDialog(Shell parent, String title, String message, String label) {
		super(parent);
		this.title = title;
		this.message = message;
		this.label = label;
	}

	/**
	 * @param parent
	 *            over which it opens; may be null
	 * @param token
	 *            a token with keys, and what is known about the tries that are left
	 * @return a dialog for its PIN
	 */
	static PasswordDialog forToken(Shell parent, String token) {
		return new PasswordDialog(parent, Messages.PasswordDialog_pinTitle,
				NLS.bind(Messages.PasswordDialog_pinMessage, token), Messages.PasswordDialog_pin);
	}

	/** @return the password, which the caller clears; null if none was given, and when asked again */
	char[] takePassword() {
		char[] taken = password;
		password = null;
		return taken;
	}

	@Override
	protected void configureShell(Shell shell) {
		super.configureShell(shell);
		HelpContexts.attach(shell, HelpContexts.PASSWORD);
		shell.setText(title);
	}

	@Override
	protected Control createDialogArea(Composite parent) {
		Composite area = (Composite) super.createDialogArea(parent);
		Label question = new Label(area, SWT.WRAP);
		question.setText(message);
		GridDataFactory.fillDefaults().grab(true, false).hint(WIDTH, SWT.DEFAULT).applyTo(question);
		Composite line = new Composite(area, SWT.NONE);
		GridLayoutFactory.fillDefaults().numColumns(2).applyTo(line);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(line);
		new Label(line, SWT.NONE).setText(label);
		text = new Text(line, SWT.BORDER | SWT.PASSWORD);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(text);
		text.addModifyListener(event -> getButton(IDialogConstants.OK_ID).setEnabled(text.getCharCount() > 0));
		text.setFocus();
		return area;
	}

	@Override
	protected void createButtonsForButtonBar(Composite parent) {
		super.createButtonsForButtonBar(parent);
		getButton(IDialogConstants.OK_ID).setEnabled(false);
	}

	@Override
	protected void okPressed() {
		password = text.getTextChars();
		super.okPressed();
	}

	/** The widget forgets what was typed, however the dialog ends. */
	@Override
	public boolean close() {
		if (text != null && !text.isDisposed()) {
			text.setTextChars(new char[0]);
		}
		return super.close();
	}
}
