/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.wizards;

import java.util.function.Supplier;

import org.eclipse.core.resources.IContainer;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.IPath;
import org.eclipse.core.runtime.Status;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.viewers.Viewer;
import org.eclipse.jface.viewers.ViewerFilter;
import org.eclipse.jface.window.Window;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.dialogs.ElementTreeSelectionDialog;
import org.eclipse.ui.model.BaseWorkbenchContentProvider;
import org.eclipse.ui.model.WorkbenchLabelProvider;

/** A row for a file or folder that is named from the folder of the new file: label, text, button to choose it. */
final class PathField {

	/** What can be chosen. */
	enum Kind {
		/** Files. */
		FILE,
		/** Folders. */
		FOLDER
	}

	private final Kind kind;
	private final Supplier<IContainer> folder;
	private final Text text;
	private final Button browse;

	/**
	 * @param parent
	 *            has three columns
	 * @param label
	 *            of the row
	 * @param hint
	 *            shown while the text is empty
	 * @param kind
	 *            what can be chosen
	 * @param folder
	 *            the folder of the new file
	 */
	PathField(Composite parent, String label, String hint, Kind kind, Supplier<IContainer> folder) {
		this.kind = kind;
		this.folder = folder;
		new Label(parent, SWT.NONE).setText(label);
		text = new Text(parent, SWT.BORDER);
		text.setMessage(hint);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(text);
		browse = new Button(parent, SWT.PUSH);
		browse.setText(Messages.PathField_browse);
		browse.setToolTipText(label.replace("&", "").replace(":", "")); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$ //$NON-NLS-4$
																		// //$NON-NLS-5$ //$NON-NLS-6$
		browse.addListener(SWT.Selection, event -> choose());
	}

	String text() {
		return text.getText().strip();
	}

	void setText(String path) {
		text.setText(path);
	}

	void setEnabled(boolean enabled) {
		text.setEnabled(enabled);
		browse.setEnabled(enabled);
	}

	void onChange(Runnable changed) {
		text.addModifyListener(event -> changed.run());
	}

	private void choose() {
		ElementTreeSelectionDialog dialog = new ElementTreeSelectionDialog(text.getShell(),
				new WorkbenchLabelProvider(),
				new BaseWorkbenchContentProvider());
		String title = kind == Kind.FILE ? Messages.PathField_chooseFile : Messages.PathField_chooseFolder;
		dialog.setTitle(title);
		dialog.setMessage(Messages.PathField_choose);
		dialog.setInput(ResourcesPlugin.getWorkspace().getRoot());
		dialog.setInitialSelection(folder.get());
		dialog.setAllowMultiple(false);
		dialog.setHelpAvailable(false);
		dialog.setValidator(chosen -> chosen.length == 1 && fits(chosen[0]) ? Status.OK_STATUS
				: Status.error(title));
		dialog.addFilter(new ViewerFilter() {
			@Override
			public boolean select(Viewer viewer, Object parent, Object element) {
				return element instanceof IContainer || fits(element);
			}
		});
		if (dialog.open() == Window.OK && dialog.getFirstResult() instanceof IResource resource) {
			text.setText(relative(resource, folder.get()));
		}
	}

	private boolean fits(Object element) {
		return kind == Kind.FOLDER == element instanceof IContainer && element instanceof IResource;
	}

	/**
	 * @param resource
	 *            a file or a folder
	 * @param folder
	 *            where the new file goes
	 * @return how the new file names it: from its folder if both are on one disk
	 */
	static String relative(IResource resource, IContainer folder) {
		IPath path = resource.getLocation();
		IPath base = folder.getLocation();
		if (path == null || base == null) {
			return resource.getName();
		}
		String relative = path.makeRelativeTo(base).toString();
		return relative.isEmpty() ? "." : relative; //$NON-NLS-1$
	}
}
