/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.memory;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

import org.bootseal.core.config.YamlPath;
import org.bootseal.core.device.DeviceCatalogue;
import org.bootseal.core.flexspi.FlexSpiNorOption;
import org.bootseal.core.flexspi.KnownMemories;
import org.bootseal.core.flexspi.KnownMemory;
import org.bootseal.core.flexspi.MemoryText;
import org.bootseal.ui.HelpContexts;
import org.bootseal.ui.editor.ConfigurationSection;
import org.bootseal.ui.editor.fields.ComboField;
import org.bootseal.ui.editor.fields.Field;
import org.eclipse.jface.window.Window;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Label;
import org.eclipse.ui.forms.IFormColors;
import org.eclipse.ui.forms.IManagedForm;

/** Which device, and which chip is connected to it. */
final class ChipSection extends ConfigurationSection {

	/** How many chips with the same words are named. */
	private static final int NAMED = 3;

	private final MemoryModel memory;
	private final KnownMemories known = KnownMemories.builtIn();
	private final Label chip;
	private final Button choose;
	private String chosen = ""; //$NON-NLS-1$
	private Optional<FlexSpiNorOption> chosenOption = Optional.empty();

	ChipSection(IManagedForm form, MemoryModel memory) {
		super(form, memory.editor(), Messages.ChipSection_title);
		explainedBy(HelpContexts.MEMORY_CHIP);
		this.memory = memory;
		List<String> families = DeviceCatalogue.builtIn().names().stream().map(name -> name.toLowerCase(Locale.ROOT))
				.toList();
		add(new ComboField(model(), YamlPath.of("family"), Messages.ChipSection_device, families, //$NON-NLS-1$
				family -> family.toUpperCase(Locale.ROOT)));
		add(new InstanceField(memory));
		add(new ComboField(model(), YamlPath.of("interface"), Messages.ChipSection_bus, //$NON-NLS-1$
				model().info(YamlPath.of("interface")).orElseThrow().choices(), bus -> bus.replace('_', ' '))); //$NON-NLS-1$
		Label label = toolkit().createLabel(body(), Messages.ChipSection_chip);
		label.setForeground(toolkit().getColors().getColor(IFormColors.TITLE));
		chip = toolkit().createLabel(body(), "", SWT.WRAP); //$NON-NLS-1$
		GridData data = new GridData(SWT.FILL, SWT.BEGINNING, true, false, Field.COLUMNS - 1, 1);
		data.widthHint = 1;
		chip.setLayoutData(data);
		label.setLayoutData(new GridData(SWT.BEGINNING, SWT.BEGINNING, false, false));
		toolkit().createLabel(body(), ""); //$NON-NLS-1$
		choose = toolkit().createButton(body(), Messages.ChipSection_choose, SWT.PUSH);
		choose.setLayoutData(new GridData(SWT.BEGINNING, SWT.BEGINNING, false, false, Field.COLUMNS - 1, 1));
		choose.addSelectionListener(SelectionListener.widgetSelectedAdapter(event -> choose()));
	}

	private void choose() {
		KnownMemoryDialog dialog = new KnownMemoryDialog(choose.getShell(), memory.option());
		if (dialog.open() == Window.OK) {
			dialog.chosen().ifPresent(this::use);
		}
	}

	private void use(KnownMemoryDialog.Chosen choice) {
		chosen = NLS.bind(Messages.ChipSection_chosen, choice.chip(), choice.source())
				+ (choice.sizeBytes().isPresent() ? " " + sizeText(choice.sizeBytes()) : ""); //$NON-NLS-1$ //$NON-NLS-2$
		chosenOption = Optional.of(choice.option());
		model().edit(text -> MemoryText.of(text).with(choice.option(), choice.bus()));
		refresh();
	}

	/** @return how much a chip holds, for people */
	static String sizeText(OptionalLong size) {
		return NLS.bind(Messages.KnownMemoryDialog_size,
				String.format(Locale.ROOT, "%,d", size.getAsLong()).replace(',', ' '), size.getAsLong() >> 20); //$NON-NLS-1$
	}

	@Override
	public void refresh() {
		super.refresh();
		boolean broken = model().isBroken();
		choose.setEnabled(!broken);
		if (!broken) {
			String text = text();
			if (!text.equals(chip.getText())) {
				chip.setText(text);
				chip.requestLayout();
				getManagedForm().reflow(true);
			}
		}
	}

	/** The chip that was chosen as long as its words are there; else those that are known to have them. */
	private String text() {
		Optional<FlexSpiNorOption> option = memory.option();
		if (option.isEmpty()) {
			return Messages.ChipSection_wrong;
		}
		if (option.equals(chosenOption)) {
			return chosen;
		}
		List<String> chips = known.norFlashes().stream().filter(memory -> memory.option().equals(option))
				.map(KnownMemory::toString).toList();
		if (chips.isEmpty()) {
			return Messages.ChipSection_unknown;
		}
		String named = String.join(", ", chips.subList(0, Math.min(NAMED, chips.size()))); //$NON-NLS-1$
		return chips.size() <= NAMED ? NLS.bind(Messages.ChipSection_known, named)
				: NLS.bind(Messages.ChipSection_knownMore, named, chips.size() - NAMED);
	}
}
