/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.launch;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

import org.bootseal.ide.launch.BootsealLaunches;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.debug.core.ILaunchConfiguration;
import org.eclipse.debug.core.ILaunchConfigurationWorkingCopy;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Group;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;

/** Who agrees to burning: the user who is asked, or beforehand the token that stands for exactly these bits. */
final class ConfirmBlock implements LaunchBlock {

	private static final Pattern TOKEN = Pattern.compile("\\p{XDigit}{8}"); //$NON-NLS-1$
	private static final int INDENT = 20;
	private static final int WIDTH = 300;

	private Button ask;
	private Button unattended;
	private Label tokenLabel;
	private Text token;

	@Override
	public void createControl(Composite parent, Runnable changed) {
		Group group = new Group(parent, SWT.NONE);
		group.setText(Messages.ConfirmBlock_group);
		GridLayoutFactory.swtDefaults().numColumns(2).applyTo(group);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(group);
		ask = new Button(group, SWT.RADIO);
		ask.setText(Messages.ConfirmBlock_ask);
		unattended = new Button(group, SWT.RADIO);
		unattended.setText(Messages.ConfirmBlock_unattended);
		for (Button choice : List.of(ask, unattended)) {
			GridDataFactory.fillDefaults().span(2, 1).applyTo(choice);
			choice.addListener(SWT.Selection, event -> {
				enable();
				changed.run();
			});
		}
		tokenLabel = new Label(group, SWT.NONE);
		tokenLabel.setText(Messages.ConfirmBlock_token);
		GridDataFactory.swtDefaults().indent(INDENT, 0).applyTo(tokenLabel);
		token = new Text(group, SWT.BORDER);
		token.setMessage(Messages.ConfirmBlock_tokenHint);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(token);
		token.addModifyListener(event -> changed.run());
		Label note = new Label(group, SWT.WRAP);
		note.setText(Messages.ConfirmBlock_note);
		GridDataFactory.fillDefaults().span(2, 1).indent(INDENT, 0).grab(true, false).hint(WIDTH, SWT.DEFAULT)
				.applyTo(note);
	}

	private void enable() {
		tokenLabel.setEnabled(unattended.getSelection());
		token.setEnabled(unattended.getSelection());
	}

	@Override
	public void initializeFrom(ILaunchConfiguration launch) throws CoreException {
		boolean asks = launch.getAttribute(BootsealLaunches.ATTR_CONFIRM, true);
		ask.setSelection(asks);
		unattended.setSelection(!asks);
		token.setText(launch.getAttribute(BootsealLaunches.ATTR_TOKEN, "")); //$NON-NLS-1$
		enable();
	}

	@Override
	public void performApply(ILaunchConfigurationWorkingCopy launch) throws CoreException {
		LaunchAttributes.put(launch, BootsealLaunches.ATTR_CONFIRM, Boolean.valueOf(ask.getSelection()), Boolean.TRUE);
		LaunchAttributes.put(launch, BootsealLaunches.ATTR_TOKEN, token.getText().strip(), ""); //$NON-NLS-1$
	}

	@Override
	public Optional<String> problem() {
		return unattended.getSelection() && !TOKEN.matcher(token.getText().strip()).matches()
				? Optional.of(Messages.ConfirmBlock_missing)
				: Optional.empty();
	}

	@Override
	public Optional<String> warning() {
		return unattended.getSelection() ? Optional.of(Messages.ConfirmBlock_warning) : Optional.empty();
	}
}
