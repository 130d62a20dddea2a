/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.boards;

import java.util.Optional;

import org.bootseal.ui.HelpContexts;
import org.bootseal.ui.tables.CopyHandler;
import org.eclipse.jface.dialogs.Dialog;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;

/** Shows commands that give the right to open boards on USB, to be copied into a terminal. */
final class PermissionDialog extends Dialog {

	private static final int COPY = IDialogConstants.CLIENT_ID;
	private static final int WIDTH = 700;
	private static final int HEIGHT = 260;

	private final Optional<String> commands;

	PermissionDialog(Shell parent, Optional<String> commands) {
		super(parent);
		this.commands = commands;
		setShellStyle(getShellStyle() | SWT.RESIZE);
	}

	@Override
	protected void configureShell(Shell shell) {
		super.configureShell(shell);
		HelpContexts.attach(shell, HelpContexts.USB_PERMISSION);
		shell.setText(Messages.PermissionDialog_title);
	}

	@Override
	protected Control createDialogArea(Composite parent) {
		Composite area = (Composite) super.createDialogArea(parent);
		Label why = new Label(area, SWT.WRAP);
		why.setText(commands.isPresent() ? Messages.PermissionDialog_why : Messages.PermissionDialog_notNeeded);
		GridDataFactory.fillDefaults().grab(true, false).hint(WIDTH, SWT.DEFAULT).applyTo(why);
		if (commands.isPresent()) {
			Text text = new Text(area, SWT.MULTI | SWT.READ_ONLY | SWT.BORDER | SWT.V_SCROLL | SWT.H_SCROLL);
			text.setFont(JFaceResources.getTextFont());
			text.setText(commands.get());
			GridDataFactory.fillDefaults().grab(true, true).hint(WIDTH, HEIGHT).applyTo(text);
		}
		return area;
	}

	@Override
	protected void createButtonsForButtonBar(Composite parent) {
		if (commands.isPresent()) {
			createButton(parent, COPY, Messages.PermissionDialog_copy, true);
		}
		createButton(parent, IDialogConstants.OK_ID, IDialogConstants.CLOSE_LABEL, commands.isEmpty());
	}

	@Override
	protected void buttonPressed(int button) {
		if (button == COPY) {
			commands.ifPresent(text -> CopyHandler.copy(getShell().getDisplay(), text));
		} else {
			super.buttonPressed(button);
		}
	}
}
