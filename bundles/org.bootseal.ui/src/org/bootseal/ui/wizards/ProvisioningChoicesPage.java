/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.wizards;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import org.bootseal.core.connection.BoardAddress;
import org.bootseal.core.device.DeviceCatalogue;
import org.bootseal.ide.build.BootsealNature;
import org.bootseal.ide.preferences.BootsealPreferences;
import org.bootseal.ide.project.NewProvisioning;
import org.bootseal.ui.HelpContexts;
import org.eclipse.core.resources.IContainer;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.runtime.Adapters;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.jface.wizard.WizardPage;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;

/** Asks what a new provisioning file shall say. Everything has a value already; the editor can change it later. */
final class ProvisioningChoicesPage extends WizardPage {

	private static final int COLUMNS = 3;
	private static final Set<String> FIRMWARE = Set.of("elf", "axf", "out", "srec", "s19", "mot", "hex", "ihex", "bin"); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$ //$NON-NLS-4$ //$NON-NLS-5$ //$NON-NLS-6$ //$NON-NLS-7$ //$NON-NLS-8$ //$NON-NLS-9$

	private final NewFilePage file;
	private final IStructuredSelection selection;
	private Combo device;
	private Combo board;
	private PathField source;
	private PathField memory;
	private PathField flashloader;
	private Button sign;
	private PathField keys;
	private Button burnSrk;
	private Button build;

	/**
	 * @param file
	 *            the page that knows where the file goes
	 * @param selection
	 *            may hold the application
	 */
	ProvisioningChoicesPage(NewFilePage file, IStructuredSelection selection) {
		super("provisioning", Messages.ProvisioningChoicesPage_title, null); //$NON-NLS-1$
		setDescription(Messages.ProvisioningChoicesPage_description);
		this.file = file;
		this.selection = selection;
	}

	@Override
	public void createControl(Composite parent) {
		Composite area = new Composite(parent, SWT.NONE);
		GridLayoutFactory.swtDefaults().numColumns(COLUMNS).applyTo(area);
		device = combo(area, Messages.ChoicesPage_device, SWT.READ_ONLY);
		device.setItems(DeviceCatalogue.builtIn().names().toArray(String[]::new));
		device.setText(NewProvisioning.DEFAULT_DEVICE);
		board = combo(area, Messages.ProvisioningChoicesPage_board, SWT.NONE);
		board.setItems("virtual", "usb"); //$NON-NLS-1$ //$NON-NLS-2$
		source = path(area, Messages.ProvisioningChoicesPage_source, "", PathField.Kind.FILE); //$NON-NLS-1$
		memory = path(area, Messages.ProvisioningChoicesPage_memory, Messages.ProvisioningChoicesPage_noMemory,
				PathField.Kind.FILE);
		flashloader = path(area, Messages.ProvisioningChoicesPage_flashloader,
				Messages.ProvisioningChoicesPage_noFlashloader, PathField.Kind.FILE);
		sign = check(area, Messages.ProvisioningChoicesPage_sign);
		keys = path(area, Messages.ProvisioningChoicesPage_keys, "", PathField.Kind.FOLDER); //$NON-NLS-1$
		burnSrk = check(area, Messages.ProvisioningChoicesPage_srk);
		new Label(area, SWT.SEPARATOR | SWT.HORIZONTAL).setLayoutData(
				GridDataFactory.fillDefaults().span(COLUMNS, 1).indent(0, 5).grab(true, false).create());
		build = check(area, Messages.ProvisioningChoicesPage_build);
		setDefaults();
		listen();
		setControl(area);
		HelpContexts.attach(area, HelpContexts.NEW_PROVISIONING);
	}

	private void setDefaults() {
		String preferred = BootsealPreferences.workspace().board();
		board.setText(preferred.isEmpty() ? NewProvisioning.simple().connection() : preferred);
		source.setText(NewProvisioning.DEFAULT_SOURCE);
		keys.setText("keys"); //$NON-NLS-1$
		build.setSelection(true);
		validate();
	}

	private void listen() {
		board.addModifyListener(event -> validate());
		source.onChange(this::validate);
		keys.onChange(this::validate);
		sign.addListener(SWT.Selection, event -> validate());
	}

	private static Combo combo(Composite area, String label, int style) {
		new Label(area, SWT.NONE).setText(label);
		Combo combo = new Combo(area, style);
		GridDataFactory.fillDefaults().span(COLUMNS - 1, 1).grab(true, false).applyTo(combo);
		return combo;
	}

	private PathField path(Composite area, String label, String hint, PathField.Kind kind) {
		return new PathField(area, label, hint, kind, this::folder);
	}

	private static Button check(Composite area, String label) {
		Button button = new Button(area, SWT.CHECK);
		button.setText(label);
		GridDataFactory.fillDefaults().span(COLUMNS, 1).applyTo(button);
		return button;
	}

	private IContainer folder() {
		return file.file().getParent();
	}

	/** Where the file goes may have changed, and with it what the chosen application is called from there. */
	@Override
	public void setVisible(boolean visible) {
		if (visible) {
			IProject project = file.file().getProject();
			build.setEnabled(!BootsealNature.isOn(project));
			IFile chosen = Adapters.adapt(selection.getFirstElement(), IFile.class);
			if (chosen != null && chosen.getFileExtension() != null
					&& FIRMWARE.contains(chosen.getFileExtension().toLowerCase(Locale.ROOT))) {
				source.setText(PathField.relative(chosen, folder()));
			}
		}
		super.setVisible(visible);
	}

	private void validate() {
		boolean signed = sign.getSelection();
		keys.setEnabled(signed);
		burnSrk.setEnabled(signed);
		String problem = null;
		if (source.text().isEmpty()) {
			problem = Messages.ProvisioningChoicesPage_sourceMissing;
		} else if (signed && keys.text().isEmpty()) {
			problem = Messages.ProvisioningChoicesPage_keysMissing;
		} else if (BoardAddress.parse(board.getText().strip()).isEmpty()) {
			problem = Messages.ProvisioningChoicesPage_boardWrong;
		}
		setErrorMessage(problem);
		setPageComplete(problem == null);
	}

	/** @return what the file shall say */
	NewProvisioning choices() {
		boolean signed = sign.getSelection();
		return new NewProvisioning(device.getText(), board.getText().strip(), source.text(),
				signed ? Optional.of(keys.text()) : Optional.empty(), notEmpty(memory), notEmpty(flashloader),
				signed && burnSrk.getSelection(), false);
	}

	private static Optional<String> notEmpty(PathField field) {
		return field.text().isEmpty() ? Optional.empty() : Optional.of(field.text());
	}

	/** @return whether the project shall be built in the background */
	boolean buildsInBackground() {
		return build.getSelection();
	}
}
