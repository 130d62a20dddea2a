/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.memory;

import java.util.List;
import java.util.Optional;

import org.bootseal.core.device.Device;
import org.bootseal.core.flexspi.FlexSpiNorOption;
import org.bootseal.core.flexspi.OptionField;
import org.bootseal.core.plan.MemoryCommands;
import org.bootseal.ui.AccessibleName;
import org.bootseal.ui.HelpContexts;
import org.bootseal.ui.editor.ConfigurationSection;
import org.bootseal.ui.editor.fields.Field;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.forms.IManagedForm;

/** What a flashloader gets: in plain words, as a picture of the words, and as the commands that are sent. */
final class SentSection extends ConfigurationSection {

	private final MemoryModel memory;
	private final Label summary;
	private final OptionPicture picture;
	private final Text commands;
	private String shownLines = ""; //$NON-NLS-1$

	SentSection(IManagedForm form, MemoryModel memory) {
		super(form, memory.editor(), Messages.SentSection_title);
		explainedBy(HelpContexts.MEMORY_SENT);
		this.memory = memory;
		summary = toolkit().createLabel(body(), "", SWT.WRAP); //$NON-NLS-1$
		summary.setLayoutData(wide());
		picture = new OptionPicture(body());
		toolkit().adapt(picture);
		picture.setLayoutData(wide());
		commands = toolkit().createText(body(), "", SWT.READ_ONLY | SWT.MULTI | SWT.WRAP); //$NON-NLS-1$
		commands.setFont(JFaceResources.getTextFont());
		commands.setLayoutData(wide());
		AccessibleName.give(commands, Messages.SentSection_title);
	}

	private static GridData wide() {
		GridData data = new GridData(SWT.FILL, SWT.BEGINNING, true, false, Field.COLUMNS, 1);
		// the width comes from the form, not from a long text
		data.widthHint = 1;
		return data;
	}

	/** @return the picture, whose marked field the page sets */
	OptionPicture picture() {
		return picture;
	}

	@Override
	public void refresh() {
		super.refresh();
		if (model().isBroken()) {
			return;
		}
		Optional<FlexSpiNorOption> option = memory.option();
		boolean newHeight = picture.show(option);
		String words = option.map(this::words).orElse(Messages.SentSection_wrong);
		String lines = String.join("\n", lines()); //$NON-NLS-1$
		boolean isNew = !words.equals(summary.getText()) || !lines.equals(shownLines);
		if (newHeight || isNew) {
			shownLines = lines;
			summary.setText(words);
			commands.setText(lines);
			summary.requestLayout();
			getManagedForm().reflow(true);
		}
	}

	private String words(FlexSpiNorOption option) {
		int code = OptionField.MAX_FREQUENCY.get(option);
		String clock = memory.notes().filter(notes -> notes.frequencyMhz(code).isPresent())
				.map(notes -> NLS.bind(Messages.SentSection_clock, memory.device().map(Device::name).orElse(""), //$NON-NLS-1$
						notes.frequencyText(code)))
				.orElse(""); //$NON-NLS-1$
		return NLS.bind(Messages.SentSection_summary, new Object[] { option, option.summary(), clock }).strip();
	}

	private List<String> lines() {
		Optional<Device> device = memory.device();
		Optional<FlexSpiNorOption> option = memory.option();
		return device.isEmpty() || option.isEmpty() ? List.of()
				: new MemoryCommands(device.get(), option.get(), memory.instance()).lines();
	}
}
