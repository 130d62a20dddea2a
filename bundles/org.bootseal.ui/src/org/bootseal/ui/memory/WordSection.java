/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.memory;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.bootseal.core.config.Finding;
import org.bootseal.core.config.Severity;
import org.bootseal.core.flexspi.OptionField;
import org.bootseal.core.provision.Review;
import org.bootseal.ui.HelpContexts;
import org.bootseal.ui.editor.ConfigurationSection;
import org.bootseal.ui.editor.fields.Field;
import org.eclipse.osgi.util.NLS;
import org.eclipse.ui.forms.IManagedForm;

/** One option word: as a number, and field by field. */
final class WordSection extends ConfigurationSection {

	private final MemoryModel memory;
	private final int word;

	WordSection(IManagedForm form, MemoryModel memory, int word) {
		super(form, memory.editor(), NLS.bind(Messages.WordSection_title, word));
		explainedBy(HelpContexts.MEMORY_WORD);
		this.memory = memory;
		this.word = word;
		add(new WordField(memory, word));
		List<OptionField> fields = new ArrayList<>(OptionField.ofWord(word));
		// as the digits of the word stand
		for (int i = fields.size() - 1; i >= 0; i--) {
			OptionField field = fields.get(i);
			add(field.choices().isEmpty() ? new OptionNumberField(memory, field) : new OptionCodeField(memory, field));
		}
	}

	@Override
	protected Optional<Review> review() {
		if (!model().isReviewed()) {
			return Optional.empty();
		}
		Optional<Severity> worst = fields().stream().map(Field::findings).flatMap(List::stream).map(Finding::severity)
				.min(Severity::compareTo);
		return Optional.of(new Review(worst, word == 0 ? factsOfFirst() : List.of()));
	}

	/** Where sources disagree, and what in the word does not fit together. */
	private List<String> factsOfFirst() {
		int frequency = memory.text().value(OptionField.MAX_FREQUENCY).orElse(0);
		List<String> facts = new ArrayList<>(
				memory.notes().map(known -> known.frequencyDisagreements(frequency)).orElse(List.of()));
		memory.option().ifPresent(option -> facts.addAll(option.word0().findings()));
		return facts;
	}
}
