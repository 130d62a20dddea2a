/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.hab;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

import org.bootseal.core.config.YamlPath;
import org.bootseal.core.config.YamlValue;
import org.bootseal.ui.editor.fields.ChoiceField;
import org.bootseal.ui.editor.model.EditorModel;

/** Whether the image is signed and encrypted, which stands as a number in the text. */
final class FlagsField extends ChoiceField {

	/** Key of the value. */
	static final String KEY = "flags"; //$NON-NLS-1$

	private static final Map<Long, String> NAMES = Map.of(Long.valueOf(0), Messages.FlagsField_unsigned,
			Long.valueOf(8), Messages.FlagsField_signed, Long.valueOf(12), Messages.FlagsField_encrypted);
	private static final List<String> USUAL = List.of("0x0", "0x8", "0xC"); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$

	FlagsField(EditorModel model, YamlPath path, String label) {
		super(model, path, label);
	}

	@Override
	protected List<String> offered(String value) {
		List<String> offered = new ArrayList<>();
		OptionalLong now = number(value);
		for (String flags : USUAL) {
			// the same number in other words stays as it is
			offered.add(now.equals(number(flags)) ? value : flags);
		}
		return offered;
	}

	@Override
	protected String name(String value) {
		OptionalLong number = number(value);
		return number.isEmpty() ? value : NAMES.getOrDefault(Long.valueOf(number.getAsLong()), value);
	}

	private static OptionalLong number(String text) {
		try {
			return OptionalLong.of(YamlValue.parseNumber(text));
		} catch (NumberFormatException none) {
			return OptionalLong.empty();
		}
	}
}
