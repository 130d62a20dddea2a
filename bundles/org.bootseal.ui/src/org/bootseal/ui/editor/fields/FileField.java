/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.editor.fields;

import org.bootseal.core.config.KeyInfo;
import org.bootseal.core.config.YamlPath;
import org.bootseal.ui.editor.model.EditorModel;
import org.bootseal.ui.editor.model.NamedFile;
import org.eclipse.core.runtime.IPath;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.DirectoryDialog;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.forms.events.HyperlinkAdapter;
import org.eclipse.ui.forms.events.HyperlinkEvent;
import org.eclipse.ui.forms.widgets.FormToolkit;
import org.eclipse.ui.forms.widgets.Hyperlink;

/** The name of a file or folder. The label is a link that opens it, and a button lets the user look for another one. */
public final class FileField extends TextField {

	private final IWorkbenchPage page;
	private Button browse;

	/**
	 * @param model
	 *            where the value is
	 * @param path
	 *            which one it is; the schema says whether it is a file or a folder
	 * @param label
	 *            what the user reads before it, without a colon
	 * @param page
	 *            where to open the file
	 */
	public FileField(EditorModel model, YamlPath path, String label, IWorkbenchPage page) {
		super(model, path, label);
		this.page = page;
	}

	@Override
	protected Control createLabel(Composite parent, FormToolkit toolkit, String labelText) {
		Hyperlink link = toolkit.createHyperlink(parent, labelText, SWT.NONE);
		link.addHyperlinkListener(new HyperlinkAdapter() {
			@Override
			public void linkActivated(HyperlinkEvent event) {
				open();
			}
		});
		return link;
	}

	@Override
	protected boolean createButton(Composite parent, FormToolkit toolkit) {
		browse = toolkit.createButton(parent, Messages.FileField_browse, SWT.PUSH);
		browse.addSelectionListener(SelectionListener.widgetSelectedAdapter(event -> browse(browse.getShell())));
		return true;
	}

	@Override
	protected void setEditable(boolean editable) {
		super.setEditable(editable);
		browse.setEnabled(editable);
	}

	private void open() {
		commit();
		String name = control().getText();
		if (name.isEmpty()) {
			control().setFocus();
			return;
		}
		try {
			NamedFile.of(model().source(), name).open(page);
		} catch (PartInitException e) {
			MessageDialog.openInformation(control().getShell(), Messages.FileField_cannotOpen, e.getMessage());
		}
	}

	private void browse(Shell shell) {
		commit();
		NamedFile now = NamedFile.of(model().source(), control().getText());
		String chosen = isFolder() ? chooseFolder(shell, now.location()) : chooseFile(shell, now.location());
		if (chosen != null) {
			choose(IPath.fromOSString(chosen));
		}
	}

	private boolean isFolder() {
		return info().map(info -> info.kind() == KeyInfo.Kind.FOLDER).orElse(false);
	}

	private static String chooseFile(Shell shell, IPath now) {
		FileDialog dialog = new FileDialog(shell, SWT.OPEN | SWT.SHEET);
		dialog.setFilterPath(now.removeLastSegments(1).toOSString());
		return dialog.open();
	}

	private static String chooseFolder(Shell shell, IPath now) {
		DirectoryDialog dialog = new DirectoryDialog(shell, SWT.OPEN | SWT.SHEET);
		dialog.setFilterPath(now.toOSString());
		return dialog.open();
	}

	/** Takes a file that the user chose, named from the configuration's folder where that is near. */
	void choose(IPath location) {
		change(new NamedFile(location).nameIn(model().source()));
	}
}
