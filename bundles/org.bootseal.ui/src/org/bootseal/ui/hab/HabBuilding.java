/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.hab;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.bootseal.core.hab.HabBuild;
import org.bootseal.ide.launch.HabImageJob;
import org.bootseal.ui.AfterJob;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.IPath;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.ide.IDE;

/** Builds the image of the configuration in an editor and shows it. */
final class HabBuilding {

	private static final String SUFFIX = "\\.hab\\.ya?ml$"; //$NON-NLS-1$
	private static final String IMAGE = ".bin"; //$NON-NLS-1$

	private final HabEditor editor;
	private final Control control;

	/**
	 * @param editor
	 *            has the configuration
	 * @param control
	 *            a control of the editor
	 */
	HabBuilding(HabEditor editor, Control control) {
		this.editor = editor;
		this.control = control;
	}

	/** Asks for the file, saves the text, and builds. */
	void start() {
		IPath configuration = editor.model().source().location();
		FileDialog dialog = new FileDialog(control.getShell(), SWT.SAVE | SWT.SHEET);
		dialog.setText(Messages.HabBuilding_title);
		dialog.setFilterPath(configuration.removeLastSegments(1).toOSString());
		dialog.setFileName(configuration.lastSegment().replaceFirst(SUFFIX, "") + IMAGE); //$NON-NLS-1$
		dialog.setOverwrite(true);
		Optional<IPath> out = Optional.ofNullable(dialog.open()).map(IPath::fromOSString);
		out.ifPresent(this::build);
	}

	/** Builds into a file that was chosen. */
	void build(IPath out) {
		if (editor.isDirty() && !page().saveEditor(editor, false)) {
			return;
		}
		HabImageJob job = new HabImageJob(editor.model().source().location(), out);
		job.addJobChangeListener(new AfterJob(control, () -> job.built().ifPresent(this::show)));
		job.setUser(true);
		job.schedule();
	}

	private IWorkbenchPage page() {
		return editor.getSite().getPage();
	}

	private void show(HabBuild built) {
		IFile image = ResourcesPlugin.getWorkspace().getRoot()
				.getFileForLocation(IPath.fromPath(built.file()));
		if (image != null && image.exists()) {
			try {
				IDE.openEditor(page(), image);
			} catch (PartInitException e) {
				ILog.get().log(e.getStatus());
			}
		}
		List<String> said = new ArrayList<>();
		built.missing().ifPresent(said::add);
		said.addAll(built.warnings());
		if (!said.isEmpty()) {
			MessageDialog.openInformation(control.getShell(), Messages.HabBuilding_title,
					String.join("\n\n", said)); //$NON-NLS-1$
		}
	}
}
