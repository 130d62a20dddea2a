/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.memory;

import java.util.ArrayList;
import java.util.List;

import org.bootseal.core.config.YamlPath;
import org.bootseal.core.flexspi.FlexSpiInstance;
import org.bootseal.ui.editor.fields.ChoiceField;
import org.eclipse.osgi.util.NLS;

/** Which FlexSPI the flash is connected to, on devices that let one choose. */
final class InstanceField extends ChoiceField {

	private static final String NONE = ""; //$NON-NLS-1$

	private final MemoryModel memory;

	InstanceField(MemoryModel memory) {
		super(memory.editor(), YamlPath.of("bootseal", "instance"), Messages.InstanceField_label); //$NON-NLS-1$ //$NON-NLS-2$
		this.memory = memory;
	}

	@Override
	protected List<String> offered(String value) {
		List<String> offered = new ArrayList<>(List.of(NONE));
		memory.device().map(FlexSpiInstance::of).orElse(List.of()).forEach(number -> offered.add(number.toString()));
		return offered;
	}

	@Override
	protected String name(String value) {
		return value.equals(NONE) ? Messages.InstanceField_default : NLS.bind(Messages.InstanceField_number, value);
	}

	/** Without a choice there is nothing to edit, but what is there can be taken away. */
	@Override
	protected void setEditable(boolean editable) {
		boolean isChoice = memory.device().filter(device -> !FlexSpiInstance.of(device).isEmpty()).isPresent();
		super.setEditable(editable && (isChoice || !value().equals(NONE)));
	}
}
