/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.wizards;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

import org.bootseal.core.device.DeviceCatalogue;
import org.bootseal.ide.imports.ImportJob;
import org.bootseal.ide.imports.ImportRequest;
import org.bootseal.ui.HelpContexts;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.Adapters;
import org.eclipse.core.runtime.IPath;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.jface.wizard.WizardPage;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.DirectoryDialog;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;

/** Asks what is imported and where to, and shows what comes of it before anything is written. */
final class ImportToolsPage extends WizardPage {

	private static final int COLUMNS = 4;
	private static final int WIDTH = 110;
	private static final int LINES = 18;
	private static final String SEPARATOR = ";"; //$NON-NLS-1$
	private static final String[] PATTERNS = { "*.yaml;*.yml;*.bd;*.bin;*.json;*.txt;*.sptjson;*.elf;*.axf", "*" }; //$NON-NLS-1$ //$NON-NLS-2$

	private final IStructuredSelection selection;
	private final ImportJob job = new ImportJob(this::arrived);
	private Text from;
	private Combo project;
	private Combo device;
	private Button replace;
	private ImportPreview tree;
	private boolean projectIsChosen;
	private ImportRequest asked;
	private Optional<ImportJob.Preview> preview = Optional.empty();

	/**
	 * @param selection
	 *            what is in the project to import into
	 */
	ImportToolsPage(IStructuredSelection selection) {
		super("import", Messages.ImportToolsWizard_title, null); //$NON-NLS-1$
		this.selection = selection;
		setDescription(Messages.ImportToolsPage_description);
	}

	@Override
	public void createControl(Composite parent) {
		initializeDialogUnits(parent);
		Composite area = new Composite(parent, SWT.NONE);
		GridLayoutFactory.swtDefaults().numColumns(COLUMNS).applyTo(area);
		createSource(area);
		project = combo(area, Messages.ImportToolsPage_project, SWT.NONE);
		Arrays.stream(ResourcesPlugin.getWorkspace().getRoot().getProjects()).filter(IProject::isOpen)
				.map(IProject::getName).forEach(project::add);
		device = combo(area, Messages.ImportToolsPage_device, SWT.READ_ONLY);
		device.add(Messages.ImportToolsPage_asFilesSay);
		DeviceCatalogue.builtIn().names().forEach(device::add);
		device.select(0);
		createPreview(area);
		setDefaults();
		setControl(area);
		HelpContexts.attach(area, HelpContexts.IMPORT_TOOLS);
	}

	private void createSource(Composite area) {
		new Label(area, SWT.NONE).setText(Messages.ImportToolsPage_from);
		from = new Text(area, SWT.BORDER);
		from.setMessage(Messages.ImportToolsPage_fromHint);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(from);
		button(area, Messages.ImportToolsPage_folder, this::chooseFolder);
		button(area, Messages.ImportToolsPage_files, this::chooseFiles);
	}

	private void button(Composite area, String text, Runnable action) {
		Button button = new Button(area, SWT.PUSH);
		button.setText(text);
		setButtonLayoutData(button);
		button.addListener(SWT.Selection, event -> action.run());
	}

	private void createPreview(Composite area) {
		Label label = new Label(area, SWT.NONE);
		label.setText(Messages.ImportToolsPage_preview);
		GridDataFactory.fillDefaults().span(COLUMNS, 1).applyTo(label);
		tree = new ImportPreview(area);
		GridDataFactory.fillDefaults().span(COLUMNS, 1).grab(true, true)
				.hint(convertWidthInCharsToPixels(WIDTH), convertHeightInCharsToPixels(LINES)).applyTo(tree.control());
		replace = new Button(area, SWT.CHECK);
		replace.setText(Messages.ImportToolsPage_replace);
		GridDataFactory.fillDefaults().span(COLUMNS, 1).applyTo(replace);
	}

	private static Combo combo(Composite area, String label, int style) {
		new Label(area, SWT.NONE).setText(label);
		Combo combo = new Combo(area, style);
		GridDataFactory.fillDefaults().span(COLUMNS - 1, 1).grab(true, false).applyTo(combo);
		return combo;
	}

	private void setDefaults() {
		IResource selected = Adapters.adapt(selection.getFirstElement(), IResource.class);
		if (selected != null && selected.getProject() != null) {
			project.setText(selected.getProject().getName());
			projectIsChosen = true;
		}
		from.addModifyListener(event -> sourceChanged());
		project.addModifyListener(event -> {
			projectIsChosen |= project.isFocusControl();
			look();
		});
		device.addListener(SWT.Selection, event -> look());
		replace.addListener(SWT.Selection, event -> validate());
		setPageComplete(false);
	}

	private void chooseFolder() {
		DirectoryDialog dialog = new DirectoryDialog(getShell());
		dialog.setMessage(Messages.ImportToolsPage_chooseFolder);
		String chosen = dialog.open();
		if (chosen != null) {
			from.setText(chosen);
		}
	}

	private void chooseFiles() {
		FileDialog dialog = new FileDialog(getShell(), SWT.OPEN | SWT.MULTI);
		dialog.setText(Messages.ImportToolsPage_chooseFiles);
		dialog.setFilterExtensions(PATTERNS);
		if (dialog.open() != null) {
			IPath folder = IPath.fromOSString(dialog.getFilterPath());
			from.setText(Arrays.stream(dialog.getFileNames()).map(name -> folder.append(name).toOSString())
					.collect(Collectors.joining(SEPARATOR + " "))); //$NON-NLS-1$
		}
	}

	/** A project that nobody chose is called as the folder is. */
	private void sourceChanged() {
		Optional<String> within = ImportRequest.projectOf(from.getText());
		String name = within.orElse(IPath.fromOSString(from.getText().strip()).lastSegment());
		if (!projectIsChosen && name != null && !from.getText().contains(SEPARATOR)
				&& !project.getText().equals(name.replaceFirst("\\..*$", ""))) { //$NON-NLS-1$ //$NON-NLS-2$
			project.setText(name.replaceFirst("\\..*$", "")); //$NON-NLS-1$ //$NON-NLS-2$
		} else {
			look();
		}
	}

	private void look() {
		preview = Optional.empty();
		setPageComplete(false);
		setErrorMessage(null);
		setMessage(Messages.ImportToolsPage_looking, INFORMATION);
		int chosen = device.getSelectionIndex();
		asked = new ImportRequest(from.getText(), chosen > 0 ? Optional.of(device.getItem(chosen)) : Optional.empty(),
				project.getText().strip());
		job.look(asked);
	}

	private void arrived(ImportJob.Preview found) {
		Display.getDefault().asyncExec(() -> {
			if (!from.isDisposed() && found.request().equals(asked)) {
				preview = Optional.of(found);
				found.plan().ifPresentOrElse(plan -> tree.show(found), tree::clear);
				validate();
			}
		});
	}

	private void validate() {
		setMessage(null);
		if (preview.isEmpty()) {
			return;
		}
		ImportJob.Preview shown = preview.get();
		String there = shown.existing().isEmpty() || replace.getSelection() ? null
				: NLS.bind(Messages.ImportToolsPage_existing, String.join(", ", shown.existing())); //$NON-NLS-1$
		String problem = shown.problem().orElse(there);
		setErrorMessage(problem);
		setPageComplete(problem == null);
	}

	/** @return what will be imported; the page is complete only then */
	ImportJob.Preview preview() {
		return preview.orElseThrow();
	}

	/** @return whether files that are there are replaced */
	boolean replaces() {
		return replace.getSelection();
	}

	@Override
	public void dispose() {
		job.cancel();
		super.dispose();
	}
}
