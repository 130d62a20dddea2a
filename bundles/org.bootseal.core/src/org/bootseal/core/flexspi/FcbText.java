/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.flexspi;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.bootseal.core.BadInputException;
import org.bootseal.core.block.BitField;
import org.bootseal.core.block.BlockField;
import org.bootseal.core.block.BlockReader;
import org.bootseal.core.block.ConfigurationBlock;
import org.bootseal.core.config.BadConfigurationException;
import org.bootseal.core.config.FindingList;
import org.bootseal.core.config.Severity;
import org.bootseal.core.config.TextEdit;
import org.bootseal.core.config.YamlDocument;
import org.bootseal.core.config.YamlPath;
import org.bootseal.core.config.YamlValue;
import org.bootseal.core.device.Device;
import org.bootseal.core.device.DeviceCatalogue;

/**
 * The text of an FCB, looked at and changed field by field. A field that the text gives as a number stays a number, one
 * that it gives by its parts stays so. What can't be read counts as 0, and does not keep the rest from being read.
 * Immutable, as the text is.
 */
public final class FcbText {

	private static final YamlPath SETTINGS = YamlPath.of("fcb_settings");
	private static final String VALUE = "value";
	private static final String FIELDS = "bitfields";
	private static final String TABLE = "lookupTable_seq";

	private final YamlDocument document;
	private final Optional<Device> device;
	private final Set<BlockField> wrong = new HashSet<>();
	private final Map<String, YamlPath> present = new HashMap<>();
	private final ConfigurationBlock block;

	private FcbText(YamlDocument document) {
		this.document = document;
		device = device(document);
		ConfigurationBlock read = Fcb.layout().initial();
		if (device.isPresent()) {
			read = FcbConfiguration.template(device.get()).fcb().block();
		}
		for (YamlPath path : document.children(SETTINGS)) {
			YamlValue value = document.find(path).orElseThrow();
			// keys are compared without case
			present.putIfAbsent(path.name().toLowerCase(Locale.ROOT), path);
			try {
				read = BlockReader.readField(read, value);
			} catch (BadConfigurationException e) {
				Fcb.layout().find(value.key()).ifPresent(wrong::add);
			}
		}
		block = read;
	}

	/**
	 * @param document
	 *            the text, right or not
	 * @return the same as an FCB
	 */
	public static FcbText of(YamlDocument document) {
		return new FcbText(document);
	}

	private static Optional<Device> device(YamlDocument document) {
		Optional<YamlValue> family = document.find(YamlPath.of("family"));
		try {
			return family.isPresent() ? Optional.of(DeviceCatalogue.builtIn().find(family.get().text()))
					: Optional.empty();
		} catch (BadInputException unknown) {
			return Optional.empty();
		}
	}

	/** @return the device, by the family; empty if the text names none that is known */
	public Optional<Device> device() {
		return device;
	}

	/** @return the fields, 0 where they can't be read */
	public ConfigurationBlock block() {
		return block;
	}

	/** @return the block; empty if its tag is wrong */
	public Optional<Fcb> fcb() {
		try {
			return Optional.of(Fcb.parse(block.bytes()));
		} catch (BadInputException noTag) {
			return Optional.empty();
		}
	}

	/**
	 * @param field
	 *            a field
	 * @return whether the text says something about it that can't be read
	 */
	public boolean isWrong(BlockField field) {
		return wrong.contains(field);
	}

	/**
	 * @param field
	 *            a field
	 * @return where the text has it, or would have it; an instruction of the lookup table may stand in a word with
	 *         another
	 */
	public YamlPath path(BlockField field) {
		return present(field.name()).or(() -> alias(field).flatMap(word -> present(word.name())))
				.orElse(SETTINGS.key(field.name()));
	}

	private Optional<YamlPath> present(String name) {
		return Optional.ofNullable(present.get(name.toLowerCase(Locale.ROOT)));
	}

	private static Optional<BlockField> alias(BlockField field) {
		return Fcb.layout().fields().stream().filter(other -> other.alias() && other.offset() <= field.offset()
				&& field.offset() + field.bytes() <= other.offset() + other.bytes()).findFirst();
	}

	/**
	 * @param field
	 *            a field
	 * @param value
	 *            its new value, 0 to its largest
	 * @return the change of the text
	 * @throws BadConfigurationException
	 *             if the text can't be changed
	 */
	public TextEdit with(BlockField field, long value) throws BadConfigurationException {
		if (document.problem().isPresent()) {
			throw document.problem().get();
		}
		if (present(field.name()).isEmpty()) {
			Optional<BlockField> word = alias(field).filter(other -> present(other.name()).isPresent());
			if (word.isPresent()) {
				return TextEdit.between(document.text(),
						put(document, word.get(), block.with(field, value).get(word.get())).text());
			}
		}
		return TextEdit.between(document.text(), put(document, field, value).text());
	}

	private YamlDocument put(YamlDocument before, BlockField field, long value) throws BadConfigurationException {
		YamlPath path = path(field);
		Optional<YamlValue> found = before.find(path).filter(there -> !there.isNothing());
		if (found.isPresent() && found.get().isMap() && before.find(path.key(VALUE)).isEmpty()) {
			YamlPath parts = before.find(path.key(FIELDS)).isPresent() ? path.key(FIELDS) : path;
			return parts(before, field, parts, value);
		}
		if (found.isEmpty() && !field.bits().isEmpty()) {
			return parts(before, field, path, value);
		}
		YamlPath place = found.isPresent() && found.get().isMap() ? path.key(VALUE) : path;
		return after(before, before.set(place, number(before, place, field.hex(value), value)));
	}

	private YamlDocument parts(YamlDocument before, BlockField field, YamlPath parent, long value)
			throws BadConfigurationException {
		YamlDocument now = before;
		for (BitField bits : field.bits()) {
			long part = bits.of(value);
			Optional<YamlPath> place = now.children(parent).stream()
					.filter(path -> path.name().equalsIgnoreCase(bits.name())).findFirst();
			boolean same = !wrong.contains(field) && bits.of(block.get(field)) == part;
			boolean unwritten = place.isEmpty() && (part == 0 && bits.isReserved());
			if (place.isPresent() && same || unwritten) {
				continue;
			}
			YamlPath path = place.orElse(parent.key(bits.name()));
			String hex = String.format(Locale.ROOT, "0x%0" + (bits.width() + 3) / 4 + "X", part);
			now = after(now, now.set(path, bits.choice(part).orElse(number(now, path, hex, part))));
		}
		return now;
	}

	/** A decimal number stays one. */
	private static String number(YamlDocument document, YamlPath path, String hex, long value)
			throws BadConfigurationException {
		Optional<YamlValue> old = document.find(path).filter(there -> !there.isNothing() && !there.isMap());
		return old.isPresent() && old.get().text().strip().matches("\\d+") ? Long.toString(value) : hex;
	}

	private static YamlDocument after(YamlDocument before, TextEdit edit) {
		return YamlDocument.parse(before.file(), edit.apply(before.text()));
	}

	/**
	 * Adds what does not fit together.
	 *
	 * @param findings
	 *            gets it
	 */
	public void check(FindingList findings) {
		Optional<Fcb> fcb = fcb();
		if (fcb.isEmpty()) {
			return;
		}
		for (FcbProblem problem : FcbProblem.of(fcb.get(), device)) {
			BlockField field = Fcb.layout().find(problem.field()).orElseThrow();
			if (!wrong.contains(field)) {
				findings.atValue(problem.isFatal() ? Severity.ERROR : Severity.WARNING, path(field), problem.text(),
						List.of());
			}
		}
	}

	/**
	 * @param sequence
	 *            0..15
	 * @param instruction
	 *            0..7
	 * @return the field of an instruction of the lookup table
	 */
	public static BlockField instruction(int sequence, int instruction) {
		return Fcb.layout().find(TABLE + sequence + "_instr" + instruction).orElseThrow();
	}
}
