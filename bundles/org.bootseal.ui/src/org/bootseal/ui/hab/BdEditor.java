/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.hab;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.bootseal.ide.hab.BdConversionJob;
import org.bootseal.ide.hab.BdSources;
import org.bootseal.ui.AccessibleName;
import org.bootseal.ui.AfterJob;
import org.bootseal.ui.HelpContexts;
import org.eclipse.core.filesystem.URIUtil;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.IPath;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.window.Window;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Label;
import org.eclipse.ui.IURIEditorInput;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.dialogs.SaveAsDialog;
import org.eclipse.ui.editors.text.TextEditor;
import org.eclipse.ui.ide.IDE;
import org.eclipse.ui.ide.ResourceUtil;

/** Shows a HAB configuration in the older BD grammar, which can't be changed here, and turns it into YAML. */
public final class BdEditor extends TextEditor {

	/** Identifier of the editor. */
	public static final String ID = "org.bootseal.ui.bdEditor"; //$NON-NLS-1$

	private static final String BD = "bd"; //$NON-NLS-1$
	private static final String YAML = "hab.yaml"; //$NON-NLS-1$

	private Button convert;

	@Override
	public void createPartControl(Composite parent) {
		Composite all = new Composite(parent, SWT.NONE);
		GridLayoutFactory.fillDefaults().spacing(0, 0).applyTo(all);
		Composite bar = new Composite(all, SWT.NONE);
		GridLayoutFactory.swtDefaults().numColumns(2).applyTo(bar);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(bar);
		Label label = new Label(bar, SWT.WRAP);
		label.setText(Messages.BdEditor_text);
		GridDataFactory.fillDefaults().align(SWT.FILL, SWT.CENTER).grab(true, false).hint(1, SWT.DEFAULT)
				.applyTo(label);
		convert = new Button(bar, SWT.PUSH);
		convert.setText(Messages.BdEditor_convert);
		convert.addSelectionListener(SelectionListener.widgetSelectedAdapter(event -> convert()));
		Composite text = new Composite(all, SWT.NONE);
		text.setLayout(new FillLayout());
		GridDataFactory.fillDefaults().grab(true, true).applyTo(text);
		super.createPartControl(text);
		AccessibleName.give(getSourceViewer().getTextWidget(), Messages.BdEditor_name);
		HelpContexts.attach(all, HelpContexts.HAB_BD);
	}

	@Override
	public boolean isEditable() {
		return false;
	}

	@Override
	public boolean isEditorInputModifiable() {
		return false;
	}

	@Override
	public boolean isEditorInputReadOnly() {
		return true;
	}

	private Optional<IPath> location() {
		IFile file = ResourceUtil.getFile(getEditorInput());
		if (file != null) {
			return Optional.ofNullable(file.getLocation());
		}
		return getEditorInput() instanceof IURIEditorInput outside
				? Optional.ofNullable(URIUtil.toPath(outside.getURI()))
				: Optional.empty();
	}

	private void convert() {
		Optional<IPath> source = location();
		if (source.isEmpty()) {
			return;
		}
		List<IPath> files = new ArrayList<>();
		String text = getDocumentProvider().getDocument(getEditorInput()).get();
		for (String name : BdSources.externals(source.get(), text)) {
			Optional<IPath> chosen = file(source.get(), name);
			if (chosen.isEmpty()) {
				return;
			}
			files.add(chosen.get());
		}
		target(source.get()).ifPresent(target -> convert(source.get(), files, target));
	}

	/** The file that a source stands for which the BD file does not name. */
	private Optional<IPath> file(IPath source, String name) {
		FileDialog dialog = new FileDialog(convert.getShell(), SWT.OPEN | SWT.SHEET);
		dialog.setText(NLS.bind(Messages.BdEditor_external, name));
		dialog.setFilterPath(source.removeLastSegments(1).toOSString());
		return Optional.ofNullable(dialog.open()).map(IPath::fromOSString);
	}

	private Optional<IFile> target(IPath source) {
		SaveAsDialog dialog = new SaveAsDialog(convert.getShell());
		IFile shown = ResourceUtil.getFile(getEditorInput());
		String name = (BD.equalsIgnoreCase(source.getFileExtension()) ? source.removeFileExtension() : source)
				.addFileExtension(YAML).lastSegment();
		if (shown != null) {
			dialog.setOriginalFile(shown.getParent().getFile(IPath.fromPortableString(name)));
		} else {
			dialog.setOriginalName(name);
		}
		return dialog.open() == Window.OK && dialog.getResult() != null
				? Optional.of(ResourcesPlugin.getWorkspace().getRoot().getFile(dialog.getResult()))
				: Optional.empty();
	}

	/** Converts into a file that was chosen, and opens it. */
	void convert(IPath source, List<IPath> externals, IFile target) {
		BdConversionJob job = new BdConversionJob(source, externals, target);
		job.addJobChangeListener(new AfterJob(convert, () -> show(target, job.warnings())));
		job.setUser(true);
		job.schedule();
	}

	private void show(IFile target, List<String> warnings) {
		try {
			IDE.openEditor(getSite().getPage(), target);
		} catch (PartInitException e) {
			ILog.get().log(e.getStatus());
		}
		if (!warnings.isEmpty()) {
			MessageDialog.openInformation(getSite().getShell(), Messages.BdEditor_warnings,
					String.join("\n", warnings)); //$NON-NLS-1$
		}
	}
}
