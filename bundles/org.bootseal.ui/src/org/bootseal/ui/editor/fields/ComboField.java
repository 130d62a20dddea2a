/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.editor.fields;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import org.bootseal.core.config.KeyInfo;
import org.bootseal.core.config.YamlPath;
import org.bootseal.ui.editor.model.EditorModel;
import org.eclipse.osgi.util.NLS;

/**
 * One of the same values always. An optional key has one entry more, which removes the key and names what counts then.
 */
public final class ComboField extends ChoiceField {

	private final List<String> choices;
	private final Function<String, String> names;

	/**
	 * @param model
	 *            where the value is
	 * @param path
	 *            which one it is
	 * @param label
	 *            what the user reads before it, without a colon
	 * @param choices
	 *            the values to choose from, as they stand in the text
	 * @param names
	 *            what the user reads for a value
	 */
	public ComboField(EditorModel model, YamlPath path, String label, List<String> choices,
			Function<String, String> names) {
		super(model, path, label);
		this.choices = List.copyOf(choices);
		this.names = names;
	}

	/**
	 * A field whose choices are those of the schema.
	 *
	 * @param model
	 *            where the value is
	 * @param path
	 *            which one it is
	 * @param label
	 *            what the user reads before it, without a colon
	 */
	public ComboField(EditorModel model, YamlPath path, String label) {
		this(model, path, label, model.info(path).map(KeyInfo::choices).orElse(List.of()), Function.identity());
	}

	@Override
	protected List<String> offered(String value) {
		List<String> offered = new ArrayList<>();
		if (value.isEmpty() || !info().map(KeyInfo::required).orElse(true)) {
			offered.add(""); //$NON-NLS-1$
		}
		offered.addAll(choices);
		return offered;
	}

	@Override
	protected String name(String value) {
		if (!value.isEmpty()) {
			return names.apply(value);
		}
		return defaultText().isEmpty() ? "" : NLS.bind(Messages.ComboField_default, names.apply(defaultText())); //$NON-NLS-1$
	}
}
