/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.memory;

import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;

import org.bootseal.core.config.BadConfigurationException;
import org.bootseal.core.config.TextEdit;
import org.bootseal.core.config.YamlDocument;
import org.bootseal.core.config.YamlPath;
import org.bootseal.core.flexspi.MemoryText;
import org.bootseal.core.flexspi.OptionField;
import org.bootseal.ui.editor.fields.TextField;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.forms.widgets.FormToolkit;

/** A whole option word as hexadecimal number, however the text gives it. An empty word 1 is not sent. */
final class WordField extends TextField {

	private final MemoryModel memory;
	private final int word;

	WordField(MemoryModel memory, int word) {
		super(memory.editor(), YamlPath.of("settings", OptionField.wordKey(word)), //$NON-NLS-1$
				NLS.bind(Messages.WordField_label, word));
		this.memory = memory;
		this.word = word;
	}

	@Override
	protected void createControls(Composite parent, FormToolkit toolkit) {
		super.createControls(parent, toolkit);
		control().setFont(JFaceResources.getTextFont());
		control().setMessage(word == 0 ? "" : Messages.WordField_none); //$NON-NLS-1$
	}

	/** The word itself and its number, not its fields, which have their own. */
	@Override
	public boolean covers(YamlPath place) {
		return List.of(path(), memory.text().path(word), path().key("value")).stream() //$NON-NLS-1$
				.anyMatch(own -> own.toString().equalsIgnoreCase(place.toString()));
	}

	@Override
	protected String value() {
		OptionalInt bits = memory.text().word(word);
		return bits.isPresent() ? String.format(Locale.ROOT, "0x%08X", bits.getAsInt()) //$NON-NLS-1$
				: memory.editor().value(memory.text().path(word)).orElse(""); //$NON-NLS-1$
	}

	@Override
	protected TextEdit edit(YamlDocument text, String value) throws BadConfigurationException {
		return MemoryText.of(text).withWord(word, value);
	}
}
