/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.boards;

import java.util.Optional;

import org.bootseal.board.BoardSpec;
import org.bootseal.ide.boards.Boards;
import org.bootseal.ui.AccessibleName;
import org.bootseal.ui.BootsealImages;
import org.bootseal.ui.HelpContexts;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.dialogs.TitleAreaDialog;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.resource.LocalResourceManager;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;

/** Asks for the name of a virtual board and where it is kept. */
final class AttachBoardDialog extends TitleAreaDialog {

	private static final int COLUMNS = 3;

	private final Boards boards;
	private Text nameField;
	private Button kept;
	private Text fileField;
	private String name = "";
	private Optional<String> file = Optional.empty();
	private Combo boardField;
	private String board = "";

	AttachBoardDialog(Shell parent, Boards boards) {
		super(parent);
		this.boards = boards;
		setShellStyle(getShellStyle() | SWT.RESIZE);
	}

	/** Returns the name. */
	String name() {
		return name;
	}

	/** Returns which evaluation board a fresh one is. */
	String board() {
		return board;
	}

	/** Returns the file that keeps the board; empty for a fresh board that is kept in this workspace. */
	Optional<String> file() {
		return file;
	}

	@Override
	protected void configureShell(Shell shell) {
		super.configureShell(shell);
		HelpContexts.attach(shell, HelpContexts.ATTACH_VIRTUAL);
		shell.setText(Messages.AttachBoardDialog_title);
	}

	@Override
	protected Control createDialogArea(Composite parent) {
		setTitle(Messages.AttachBoardDialog_heading);
		setMessage(Messages.AttachBoardDialog_message);
		setTitleImage(new LocalResourceManager(JFaceResources.getResources(), parent)
				.create(BootsealImages.PROVISIONING_BANNER));
		Composite area = new Composite((Composite) super.createDialogArea(parent), SWT.NONE);
		GridDataFactory.fillDefaults().grab(true, true).applyTo(area);
		GridLayoutFactory.swtDefaults().numColumns(COLUMNS).applyTo(area);
		new Label(area, SWT.NONE).setText(Messages.AttachBoardDialog_name);
		nameField = new Text(area, SWT.BORDER);
		nameField.setText(RenameBoardHandler.freeName(boards, Messages.AttachBoardDialog_defaultName));
		nameField.selectAll();
		GridDataFactory.fillDefaults().grab(true, false).span(2, 1).applyTo(nameField);
		new Label(area, SWT.NONE).setText(Messages.AttachBoardDialog_kind);
		boardField = new Combo(area, SWT.READ_ONLY);
		boardField.setItems(BoardSpec.names().toArray(String[]::new));
		boardField.setText(BoardSpec.mimxrt1020Evk().name());
		GridDataFactory.fillDefaults().grab(true, false).span(2, 1).applyTo(boardField);
		Button fresh = choice(area, Messages.AttachBoardDialog_fresh, COLUMNS);
		fresh.setSelection(true);
		kept = choice(area, Messages.AttachBoardDialog_kept, 1);
		fileField = new Text(area, SWT.BORDER);
		AccessibleName.give(fileField, Messages.AttachBoardDialog_kept);
		fileField.setEnabled(false);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(fileField);
		Button browse = new Button(area, SWT.PUSH);
		browse.setText(Messages.AttachBoardDialog_browse);
		browse.addSelectionListener(SelectionListener.widgetSelectedAdapter(event -> browse(fresh)));
		nameField.addModifyListener(event -> validate());
		fileField.addModifyListener(event -> validate());
		return area;
	}

	private Button choice(Composite area, String label, int columns) {
		Button button = new Button(area, SWT.RADIO);
		button.setText(label);
		GridDataFactory.fillDefaults().span(columns, 1).applyTo(button);
		button.addSelectionListener(SelectionListener.widgetSelectedAdapter(event -> {
			fileField.setEnabled(kept.getSelection());
			validate();
		}));
		return button;
	}

	private void browse(Button fresh) {
		FileDialog dialog = new FileDialog(getShell(), SWT.SAVE);
		dialog.setText(Messages.AttachBoardDialog_browseTitle);
		dialog.setFilterExtensions(new String[] { "*.json", "*" });
		String chosen = dialog.open();
		if (chosen != null) {
			fresh.setSelection(false);
			kept.setSelection(true);
			fileField.setEnabled(true);
			fileField.setText(chosen);
		}
	}

	private void validate() {
		Optional<String> problem = RenameBoardHandler.problem(boards, null, nameField.getText());
		if (problem.isEmpty() && kept.getSelection() && fileField.getText().isBlank()) {
			problem = Optional.of(Messages.AttachBoardDialog_noFile);
		}
		setErrorMessage(problem.orElse(null));
		getButton(IDialogConstants.OK_ID).setEnabled(problem.isEmpty());
	}

	@Override
	protected void createButtonsForButtonBar(Composite parent) {
		createButton(parent, IDialogConstants.OK_ID, Messages.AttachBoardDialog_attach, true);
		createButton(parent, IDialogConstants.CANCEL_ID, IDialogConstants.CANCEL_LABEL, false);
	}

	@Override
	protected void okPressed() {
		name = nameField.getText().strip();
		board = boardField.getText();
		file = kept.getSelection() ? Optional.of(fileField.getText().strip()) : Optional.empty();
		super.okPressed();
	}
}
