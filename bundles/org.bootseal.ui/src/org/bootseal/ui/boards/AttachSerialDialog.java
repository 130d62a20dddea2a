/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.boards;

import java.util.List;
import java.util.Optional;

import org.bootseal.core.connection.BoardAddress;
import org.bootseal.ide.boards.AttachedBoard;
import org.bootseal.ide.boards.Boards;
import org.bootseal.ide.boards.ListPortsJob;
import org.bootseal.ide.boards.ListPortsJob.Port;
import org.bootseal.ui.BootsealImages;
import org.bootseal.ui.HelpContexts;
import org.eclipse.core.runtime.jobs.IJobChangeEvent;
import org.eclipse.core.runtime.jobs.JobChangeAdapter;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.dialogs.IMessageProvider;
import org.eclipse.jface.dialogs.TitleAreaDialog;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.resource.LocalResourceManager;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;

/** Asks for a serial line, one of those that are there or any other, and for the name of the board on it. */
final class AttachSerialDialog extends TitleAreaDialog {

	private static final String SCHEME = "uart:";
	private static final int HINT_WIDTH = 360;

	private final Boards boards;
	private List<Port> ports = List.of();
	private boolean isFilling;
	private Combo portField;
	private Label hint;
	private Text nameField;
	private String name = "";
	private BoardAddress.Uart line;

	AttachSerialDialog(Shell parent, Boards boards) {
		super(parent);
		this.boards = boards;
		setShellStyle(getShellStyle() | SWT.RESIZE);
	}

	/** Returns the name. */
	String name() {
		return name;
	}

	/** Returns the line; null before the dialog was closed with OK. */
	BoardAddress.Uart line() {
		return line;
	}

	@Override
	protected void configureShell(Shell shell) {
		super.configureShell(shell);
		HelpContexts.attach(shell, HelpContexts.ATTACH_SERIAL);
		shell.setText(Messages.AttachSerialDialog_title);
	}

	@Override
	protected Control createDialogArea(Composite parent) {
		setTitle(Messages.AttachSerialDialog_heading);
		setMessage(Messages.AttachSerialDialog_message);
		setTitleImage(new LocalResourceManager(JFaceResources.getResources(), parent)
				.create(BootsealImages.PROVISIONING_BANNER));
		Composite area = new Composite((Composite) super.createDialogArea(parent), SWT.NONE);
		GridDataFactory.fillDefaults().grab(true, true).applyTo(area);
		GridLayoutFactory.swtDefaults().numColumns(2).applyTo(area);
		new Label(area, SWT.NONE).setText(Messages.AttachSerialDialog_port);
		portField = new Combo(area, SWT.DROP_DOWN);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(portField);
		hint = new Label(area, SWT.WRAP);
		hint.setText(Messages.AttachSerialDialog_hint);
		GridDataFactory.fillDefaults().grab(true, false).span(2, 1).hint(HINT_WIDTH, SWT.DEFAULT).applyTo(hint);
		new Label(area, SWT.NONE).setText(Messages.AttachSerialDialog_name);
		nameField = new Text(area, SWT.BORDER);
		nameField.setText(RenameBoardHandler.freeName(boards, Messages.AttachSerialDialog_defaultName));
		GridDataFactory.fillDefaults().grab(true, false).applyTo(nameField);
		portField.addModifyListener(event -> validate());
		nameField.addModifyListener(event -> validate());
		listPorts(portField.getDisplay());
		return area;
	}

	/** The native part that knows the ports may take a while to load. */
	private void listPorts(Display display) {
		ListPortsJob job = new ListPortsJob();
		job.addJobChangeListener(new JobChangeAdapter() {
			@Override
			public void done(IJobChangeEvent event) {
				if (!display.isDisposed()) {
					display.asyncExec(() -> listed(job));
				}
			}
		});
		job.schedule();
	}

	private void listed(ListPortsJob job) {
		if (portField.isDisposed()) {
			return;
		}
		ports = job.ports();
		String typed = portField.getText();
		isFilling = true;
		portField.setItems(ports.stream().map(Port::name).toArray(String[]::new));
		portField.setText(typed);
		isFilling = false;
		job.problem().ifPresent(problem -> setMessage(problem, IMessageProvider.WARNING));
	}

	private Optional<BoardAddress.Uart> typed() {
		String text = portField.getText().strip();
		return BoardAddress.parse(text.startsWith(SCHEME) ? text : SCHEME + text)
				.map(address -> (BoardAddress.Uart) address);
	}

	private Optional<String> portProblem() {
		if (portField.getText().isBlank()) {
			return Optional.of(Messages.AttachSerialDialog_noPort);
		}
		Optional<BoardAddress.Uart> meant = typed();
		if (meant.isEmpty()) {
			return Optional.of(NLS.bind(Messages.AttachSerialDialog_noLine, portField.getText().strip()));
		}
		return boards.boards().stream().filter(board -> board.path().equals(meant.get().toString())).findFirst()
				.map(AttachedBoard::name).map(known -> NLS.bind(Messages.AttachSerialDialog_attached, known));
	}

	private void validate() {
		if (isFilling) {
			return;
		}
		Optional<String> problem = portProblem()
				.or(() -> RenameBoardHandler.problem(boards, null, nameField.getText()));
		setErrorMessage(problem.orElse(null));
		getButton(IDialogConstants.OK_ID).setEnabled(problem.isEmpty());
		hint.setText(description().orElse(Messages.AttachSerialDialog_hint));
	}

	/** What the system says of the port. */
	private Optional<String> description() {
		return ports.stream().filter(port -> port.name().equals(portField.getText().strip())).findFirst()
				.map(Port::description).filter(text -> !text.isBlank()).map(text -> text.replace("&", "&&"));
	}

	@Override
	protected void createButtonsForButtonBar(Composite parent) {
		createButton(parent, IDialogConstants.OK_ID, Messages.AttachBoardDialog_attach, true).setEnabled(false);
		createButton(parent, IDialogConstants.CANCEL_ID, IDialogConstants.CANCEL_LABEL, false);
	}

	@Override
	protected void okPressed() {
		name = nameField.getText().strip();
		line = typed().orElseThrow();
		super.okPressed();
	}
}
