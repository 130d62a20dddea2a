/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.wizards;

import java.util.List;

import org.bootseal.core.BadInputException;
import org.bootseal.core.device.DeviceCatalogue;
import org.bootseal.core.hab.HabTemplate;
import org.bootseal.ide.project.NewFileText;
import org.bootseal.ide.project.NewProvisioning;
import org.bootseal.ui.HelpContexts;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.Status;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.wizard.WizardPage;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;

/** Asks for which processor, boot device and protection a new HAB configuration is. */
final class HabChoicesPage extends WizardPage {

	private static final List<HabTemplate.Kind> KINDS = List.of(HabTemplate.Kind.AUTHENTICATED,
			HabTemplate.Kind.ENCRYPTED, HabTemplate.Kind.FAST, HabTemplate.Kind.UNSIGNED);

	private Combo device;
	private Combo memory;
	private Combo kind;

	HabChoicesPage() {
		super("hab", Messages.HabChoicesPage_title, null); //$NON-NLS-1$
		setDescription(Messages.HabChoicesPage_description);
	}

	@Override
	public void createControl(Composite parent) {
		Composite area = new Composite(parent, SWT.NONE);
		GridLayoutFactory.swtDefaults().numColumns(2).applyTo(area);
		device = combo(area, Messages.ChoicesPage_device, DeviceCatalogue.builtIn().names());
		device.setText(NewProvisioning.DEFAULT_DEVICE);
		memory = combo(area, Messages.HabChoicesPage_memory, List.of());
		kind = combo(area, Messages.HabChoicesPage_kind, KINDS.stream().map(HabChoicesPage::name).toList());
		kind.select(0);
		device.addSelectionListener(SelectionListener.widgetSelectedAdapter(event -> showMemories()));
		showMemories();
		setControl(area);
		HelpContexts.attach(area, HelpContexts.NEW_HAB);
	}

	private static Combo combo(Composite area, String label, List<String> items) {
		new Label(area, SWT.NONE).setText(label);
		Combo combo = new Combo(area, SWT.READ_ONLY);
		combo.setItems(items.toArray(String[]::new));
		GridDataFactory.fillDefaults().applyTo(combo);
		return combo;
	}

	/** Not each part boots from everything. */
	private void showMemories() {
		String before = memory.getText();
		List<String> names = NewFileText.bootMemories(device.getText());
		memory.setItems(names.toArray(String[]::new));
		memory.select(Math.max(0, names.indexOf(before)));
		memory.requestLayout();
	}

	private static String name(HabTemplate.Kind kind) {
		return switch (kind) {
		case AUTHENTICATED -> Messages.HabChoicesPage_authenticated;
		case ENCRYPTED -> Messages.HabChoicesPage_encrypted;
		case FAST -> Messages.HabChoicesPage_fast;
		case UNSIGNED -> Messages.HabChoicesPage_unsigned;
		default -> throw new IllegalStateException(kind.name());
		};
	}

	/** @return the text of the file */
	String text() throws CoreException {
		try {
			return NewFileText.hab(device.getText(), memory.getText(), KINDS.get(kind.getSelectionIndex()));
		} catch (BadInputException e) {
			throw new CoreException(Status.error(e.getMessage(), e));
		}
	}
}
