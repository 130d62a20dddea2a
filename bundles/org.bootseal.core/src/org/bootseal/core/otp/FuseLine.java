/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.otp;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

import org.bootseal.core.config.BadConfigurationException;
import org.bootseal.core.config.TextEdit;
import org.bootseal.core.config.YamlDocument;
import org.bootseal.core.config.YamlPath;

/**
 * A word or field of a device with what is burnt, wanted and there afterwards.
 *
 * @param word
 *            the word
 * @param field
 *            the field; empty for the word as a whole
 * @param burnt
 *            what is burnt now, unsigned; empty if that is not known
 * @param wanted
 *            what is wanted, unsigned; empty if the text does not name it
 * @param after
 *            what is there once all is burnt that can be; empty if that is not known
 * @param refusal
 *            why what is wanted can't be burnt; empty if it can
 * @param danger
 *            what burning it does for ever; empty if there is nothing to say, or it is not wanted
 * @param fields
 *            the fields of a word, lowest bits first; empty for a field and for a word that is one number
 */
public record FuseLine(FuseWord word, Optional<FuseField> field, OptionalLong burnt, OptionalLong wanted,
		OptionalLong after, String refusal, String danger, List<FuseLine> fields) {

	/** Copies the list. */
	public FuseLine {
		fields = List.copyOf(fields);
	}

	/** @return the name of the field, or of the word */
	public String name() {
		return field.map(FuseField::name).orElse(word.name());
	}

	/** @return whether burning would change it */
	public boolean isWritten() {
		return after.isPresent() && !after.equals(burnt);
	}

	/**
	 * @return whether it is not refused itself, but not burnt as wanted because its word is refused for another field
	 */
	public boolean isLeftOut() {
		return refusal.isEmpty() && wanted.isPresent() && !wanted.equals(after) && field.isPresent();
	}

	/** @return the greatest value that it can have, unsigned */
	public long most() {
		return (1L << field.map(FuseField::width).orElse(Integer.SIZE)) - 1;
	}

	/**
	 * @param document
	 *            a fuses file
	 * @return where its value stands there, or would
	 */
	public YamlPath place(YamlDocument document) {
		FuseText text = FuseText.of(document);
		return field.map(known -> text.path(word, known)).orElseGet(() -> text.path(word));
	}

	/**
	 * @param document
	 *            a fuses file
	 * @param value
	 *            what to want, unsigned; empty to say nothing of it
	 * @return the change of the text
	 * @throws BadConfigurationException
	 *             if it can't be made
	 */
	public TextEdit want(YamlDocument document, OptionalLong value) throws BadConfigurationException {
		FuseText text = FuseText.of(document);
		if (field.isEmpty()) {
			return value.isPresent() ? text.with(word, (int) value.getAsLong()) : text.without(word);
		}
		return value.isPresent() ? text.with(word, field.get(), value.getAsLong()) : text.without(word, field.get());
	}
}
