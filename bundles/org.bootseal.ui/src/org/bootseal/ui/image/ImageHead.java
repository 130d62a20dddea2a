/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.image;

import java.util.ArrayList;
import java.util.List;

import org.bootseal.core.config.Severity;
import org.bootseal.core.device.DeviceCatalogue;
import org.bootseal.ide.image.ImageFileJob;
import org.bootseal.ui.AccessibleName;
import org.bootseal.ui.BootsealImages;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.resource.ImageDescriptor;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.resource.LocalResourceManager;
import org.eclipse.jface.resource.ResourceManager;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;

/** The top of the editor: HAB's verdict, for which part, and what can be looked for. */
final class ImageHead {

	private static final int COLUMNS = 6;

	private final Composite control;
	private final ResourceManager images;
	private final Label icon;
	private final Label verdict;
	private final Label basis;
	private final Combo device;

	/**
	 * @param parent
	 *            where it stands
	 * @param chosen
	 *            called when another device is chosen
	 * @param goTo
	 *            called to go to an offset or address
	 * @param find
	 *            called to look for bytes
	 */
	ImageHead(Composite parent, Runnable chosen, Runnable goTo, Runnable find) {
		control = new Composite(parent, SWT.NONE);
		GridLayoutFactory.swtDefaults().numColumns(COLUMNS).applyTo(control);
		images = new LocalResourceManager(JFaceResources.getResources(), control);
		icon = new Label(control, SWT.NONE);
		GridDataFactory.swtDefaults().align(SWT.CENTER, SWT.BEGINNING).applyTo(icon);
		verdict = new Label(control, SWT.WRAP);
		verdict.setFont(JFaceResources.getFontRegistry().getBold(JFaceResources.DEFAULT_FONT));
		GridDataFactory.fillDefaults().grab(true, false).hint(1, SWT.DEFAULT).align(SWT.FILL, SWT.CENTER)
				.applyTo(verdict);
		Label label = new Label(control, SWT.NONE);
		label.setText(Messages.ImageHead_device);
		device = new Combo(control, SWT.READ_ONLY);
		List<String> names = new ArrayList<>();
		names.add(Messages.ImageHead_anyDevice);
		names.addAll(DeviceCatalogue.builtIn().names());
		device.setItems(names.toArray(String[]::new));
		device.select(0);
		AccessibleName.give(device, Messages.ImageHead_device);
		device.addSelectionListener(SelectionListener.widgetSelectedAdapter(event -> chosen.run()));
		button(Messages.ImageHead_goTo, goTo);
		button(Messages.ImageHead_find, find);
		basis = new Label(control, SWT.WRAP);
		GridDataFactory.fillDefaults().grab(true, false).hint(1, SWT.DEFAULT).span(COLUMNS, 1).applyTo(basis);
	}

	private void button(String text, Runnable action) {
		Button button = new Button(control, SWT.PUSH);
		button.setText(text);
		button.addSelectionListener(SelectionListener.widgetSelectedAdapter(event -> action.run()));
	}

	Composite control() {
		return control;
	}

	/** An image that nobody signed is no mistake. */
	private static ImageDescriptor icon(ImageFileJob.Result result) {
		if (result.sheet().isPresent() && result.sheet().get().passes()) {
			return BootsealImages.STATE_OK;
		}
		boolean refused = result.sheet().isEmpty()
				|| result.sheet().get().findings().stream().anyMatch(one -> one.severity() == Severity.ERROR);
		return refused ? BootsealImages.STATE_ERROR : BootsealImages.STATE_WARNING;
	}

	/** The device that was chosen; empty if that is left to the files around. */
	String device() {
		return device.getSelectionIndex() <= 0 ? "" : device.getText(); //$NON-NLS-1$
	}

	void show(ImageFileJob.Result result) {
		icon.setImage(images.create(icon(result)));
		verdict.setText(result.sheet().map(sheet -> sheet.verdict()).orElse(result.basis()).replace("&", "&&")); //$NON-NLS-1$ //$NON-NLS-2$
		basis.setText(result.sheet().map(sheet -> NLS.bind(Messages.ImageHead_basis, new Object[] { sheet.kind(),
				result.part().isEmpty() ? Messages.ImageHead_noDevice : result.part(), result.basis() }))
				.orElse("")); //$NON-NLS-1$
		control.requestLayout();
	}
}
