/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.memory;

import java.util.List;
import java.util.OptionalInt;

import org.bootseal.core.config.BadConfigurationException;
import org.bootseal.core.config.TextEdit;
import org.bootseal.core.config.YamlDocument;
import org.bootseal.core.config.YamlPath;
import org.bootseal.core.device.DeviceNotes;
import org.bootseal.core.flexspi.MemoryText;
import org.bootseal.core.flexspi.OptionField;
import org.bootseal.core.flexspi.OptionField.Choice;
import org.bootseal.ui.editor.fields.ChoiceField;
import org.eclipse.osgi.util.NLS;

/** A field of an option word whose values have meanings; the code stands beside each. */
final class OptionCodeField extends ChoiceField {

	private final MemoryModel memory;
	private final OptionField field;

	OptionCodeField(MemoryModel memory, OptionField field) {
		super(memory.editor(), pathOf(field), field.label());
		this.memory = memory;
		this.field = field;
	}

	/** @return where SPSDK writes a field */
	static YamlPath pathOf(OptionField field) {
		return YamlPath.of("settings", OptionField.wordKey(field.word()), field.settingsKey()); //$NON-NLS-1$
	}

	/** @return what a field is, and where in its word */
	static String describe(OptionField field) {
		return NLS.bind(Messages.OptionPicture_tip,
				new Object[] { field.label(), NLS.bind(Messages.OptionPicture_bits, field.bits(), field.word()),
						field.meaning() });
	}

	/** @return whether a place in the text is that of a field */
	static boolean covers(MemoryModel memory, OptionField field, YamlPath place) {
		return place.toString().equalsIgnoreCase(pathOf(field).toString())
				|| memory.text().path(field).filter(place::equals).isPresent();
	}

	@Override
	public boolean covers(YamlPath place) {
		return covers(memory, field, place);
	}

	@Override
	protected String value() {
		OptionalInt value = memory.text().value(field);
		return value.isPresent() ? Integer.toString(value.getAsInt())
				: memory.text().path(field).flatMap(memory.editor()::value).orElse(""); //$NON-NLS-1$
	}

	@Override
	protected TextEdit edit(YamlDocument text, String value) throws BadConfigurationException {
		return MemoryText.of(text).with(field, Integer.parseInt(value));
	}

	@Override
	protected List<String> offered(String value) {
		return field.choices().stream().map(Choice::value).map(String::valueOf).toList();
	}

	@Override
	protected String name(String value) {
		if (memory.text().value(field).isEmpty() && !offered(value).contains(value)) {
			return value;
		}
		int code = Integer.parseInt(value);
		if (field == OptionField.MAX_FREQUENCY && memory.notes().isPresent()) {
			DeviceNotes notes = memory.notes().get();
			String text = notes.frequencyText(code);
			return notes.frequencyDisagreements(code).isEmpty() ? text
					: NLS.bind(Messages.OptionCodeField_disagreement, text);
		}
		return field.choice(code).map(choice -> NLS.bind(Messages.OptionCodeField_code, choice.meaning(), value))
				.orElse(NLS.bind(Messages.OptionCodeField_undefined, value));
	}

	@Override
	protected String toolTip() {
		return describe(field);
	}
}
