/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.launch;

import java.util.ArrayList;
import java.util.List;

import org.bootseal.core.otp.FuseCheck;
import org.bootseal.core.otp.FuseGroup;
import org.bootseal.core.plan.ConsentRequest;
import org.bootseal.ui.HelpContexts;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.dialogs.IMessageProvider;
import org.eclipse.jface.dialogs.TitleAreaDialog;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.resource.JFaceColors;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;

/**
 * Shows all that will be burnt and asks whether it may. What closes or locks a part must be typed as well. Every way
 * out but the one button is a no.
 */
final class ConsentDialog extends TitleAreaDialog {

	private static final int WIDTH = 760;

	private final ConsentRequest request;
	private final List<Text> typed = new ArrayList<>();
	private boolean agreed;

	/**
	 * @param parent
	 *            over which it opens; may be null
	 * @param request
	 *            what is asked
	 */
	ConsentDialog(Shell parent, ConsentRequest request) {
		super(parent);
		this.request = request;
	}

	/** @return whether the user agreed; the return code of a dialog that is disposed of says OK */
	boolean agreed() {
		return agreed;
	}

	@Override
	protected boolean isResizable() {
		return true;
	}

	@Override
	protected void configureShell(Shell shell) {
		super.configureShell(shell);
		HelpContexts.attach(shell, HelpContexts.CONSENT);
		shell.setText(Messages.ConsentDialog_title);
	}

	@Override
	protected Control createDialogArea(Composite parent) {
		Composite dialog = (Composite) super.createDialogArea(parent);
		setTitle(request.title());
		int words = request.fuses().size();
		setMessage(words == 1 ? Messages.ConsentDialog_oneWord
				: NLS.bind(Messages.ConsentDialog_words, Integer.valueOf(words)), IMessageProvider.WARNING);
		Composite area = new Composite(dialog, SWT.NONE);
		GridLayoutFactory.swtDefaults().margins(10, 10).applyTo(area);
		GridDataFactory.fillDefaults().grab(true, true).hint(WIDTH, SWT.DEFAULT).applyTo(area);
		createFact(area, Messages.ConsentDialog_board, request.boardPath());
		FuseTree.create(area, request.fuses());
		ConsequencesText.create(area, request);
		createFact(area, Messages.ConsentDialog_token, request.token());
		for (FuseGroup group : dangerous(request)) {
			createQuestion(area, group);
		}
		return dialog;
	}

	/** Text that can be selected, for the user's own notes. */
	private static void createFact(Composite parent, String name, String value) {
		Composite line = new Composite(parent, SWT.NONE);
		GridLayoutFactory.fillDefaults().numColumns(2).applyTo(line);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(line);
		new Label(line, SWT.NONE).setText(name);
		Text text = new Text(line, SWT.READ_ONLY);
		text.setText(value);
		text.setBackground(parent.getBackground());
		GridDataFactory.fillDefaults().grab(true, false).align(SWT.FILL, SWT.CENTER).applyTo(text);
	}

	/** Returns the groups whose name must be typed, in the order of burning. */
	private static List<FuseGroup> dangerous(ConsentRequest request) {
		return request.fuses().stream().map(FuseCheck::request).map(fuse -> fuse.group()).distinct().sorted()
				.filter(FuseGroup::isTyped).toList();
	}

	private void createQuestion(Composite parent, FuseGroup group) {
		Composite line = new Composite(parent, SWT.NONE);
		GridLayoutFactory.fillDefaults().numColumns(2).applyTo(line);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(line);
		Label label = new Label(line, SWT.NONE);
		label.setText(NLS.bind(switch (group) {
		case CLOSE -> Messages.ConsentDialog_typeClose;
		case LOCK -> Messages.ConsentDialog_typeLock;
		default -> Messages.ConsentDialog_typeXip;
		}, group.id()));
		label.setForeground(JFaceColors.getErrorText(label.getDisplay()));
		Text text = new Text(line, SWT.BORDER);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(text);
		text.setData(group.id());
		text.addModifyListener(event -> updateButton());
		typed.add(text);
	}

	private void updateButton() {
		Button burn = getButton(IDialogConstants.OK_ID);
		if (burn != null) {
			burn.setEnabled(typed.stream().allMatch(ConsentDialog::isTyped));
		}
	}

	private static boolean isTyped(Text text) {
		return text.getText().strip().equalsIgnoreCase((String) text.getData());
	}

	@Override
	protected void createButtonsForButtonBar(Composite parent) {
		createButton(parent, IDialogConstants.OK_ID, Messages.ConsentDialog_burn, false);
		createButton(parent, IDialogConstants.CANCEL_ID, IDialogConstants.CANCEL_LABEL, true);
		updateButton();
		(typed.isEmpty() ? getButton(IDialogConstants.CANCEL_ID) : typed.get(0)).setFocus();
	}

	@Override
	protected void okPressed() {
		agreed = typed.stream().allMatch(ConsentDialog::isTyped);
		super.okPressed();
	}
}
