/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.launch;

import java.util.Optional;
import java.util.function.Supplier;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.debug.ui.StringVariableSelectionDialog;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.viewers.Viewer;
import org.eclipse.jface.viewers.ViewerFilter;
import org.eclipse.jface.window.Window;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.dialogs.ElementTreeSelectionDialog;
import org.eclipse.ui.model.BaseWorkbenchContentProvider;
import org.eclipse.ui.model.WorkbenchLabelProvider;

/** The buttons below a path: they choose it in the workspace or the file system, or put a variable into it. */
final class PathButtons {

	/** Of provisioning files. */
	static final String EXTENSION = "bootseal"; //$NON-NLS-1$

	private final Composite bar;
	private final Text text;

	private PathButtons(Composite parent, Text text) {
		this.text = text;
		bar = new Composite(parent, SWT.NONE);
		GridDataFactory.fillDefaults().align(SWT.END, SWT.CENTER).applyTo(bar);
	}

	/** Adds the buttons for a provisioning file. */
	static void forFile(Composite parent, Text text) {
		PathButtons buttons = new PathButtons(parent, text);
		buttons.add(Messages.PathButtons_workspace, buttons::chooseInWorkspace);
		buttons.add(Messages.PathButtons_fileSystem, () -> buttons.chooseFile(SWT.OPEN, "*." + EXTENSION)); //$NON-NLS-1$
		buttons.finish();
	}

	/** Adds the buttons for a file that need not exist. */
	static void forOutput(Composite parent, Text text) {
		PathButtons buttons = new PathButtons(parent, text);
		buttons.add(Messages.PathButtons_fileSystem, () -> buttons.chooseFile(SWT.SAVE, "*")); //$NON-NLS-1$
		buttons.finish();
	}

	private void finish() {
		Button variables = button(Messages.PathButtons_variables);
		variables.addListener(SWT.Selection, event -> insertVariable());
		GridLayoutFactory.fillDefaults().numColumns(bar.getChildren().length).applyTo(bar);
	}

	private void add(String label, Supplier<Optional<String>> choice) {
		button(label).addListener(SWT.Selection, event -> choice.get().ifPresent(text::setText));
	}

	private Button button(String label) {
		Button button = new Button(bar, SWT.PUSH);
		button.setText(label);
		GridDataFactory.fillDefaults().applyTo(button);
		return button;
	}

	private Optional<String> chooseInWorkspace() {
		ElementTreeSelectionDialog dialog = new ElementTreeSelectionDialog(text.getShell(),
				new WorkbenchLabelProvider(),
				new BaseWorkbenchContentProvider());
		dialog.setTitle(Messages.PathButtons_chooseTitle);
		dialog.setMessage(Messages.PathButtons_choose);
		dialog.setInput(ResourcesPlugin.getWorkspace().getRoot());
		dialog.setAllowMultiple(false);
		dialog.setHelpAvailable(false);
		dialog.addFilter(new ViewerFilter() {
			@Override
			public boolean select(Viewer viewer, Object parent, Object element) {
				return !(element instanceof IFile file) || EXTENSION.equals(file.getFileExtension());
			}
		});
		if (dialog.open() == Window.OK && dialog.getFirstResult() instanceof IFile file) {
			return Optional.of(file.getFullPath().toString());
		}
		return Optional.empty();
	}

	private Optional<String> chooseFile(int style, String filter) {
		FileDialog dialog = new FileDialog(text.getShell(), style);
		dialog.setFilterExtensions(new String[] { filter });
		return Optional.ofNullable(dialog.open());
	}

	private void insertVariable() {
		StringVariableSelectionDialog dialog = new StringVariableSelectionDialog(text.getShell());
		if (dialog.open() == Window.OK && dialog.getVariableExpression() != null) {
			text.insert(dialog.getVariableExpression());
		}
	}
}
