/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.otp;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.bootseal.core.BadInputException;
import org.bootseal.core.config.BadConfigurationException;
import org.bootseal.core.config.YamlMap;
import org.bootseal.core.config.YamlValue;
import org.bootseal.core.device.DeviceCatalogue;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every word and field of every device as the fuse database of NXP's SPSDK has it, in files beside the vectors. */
@Tag("conformance")
class FuseMapConformanceTest {

	private static final Path REFERENCE = Path.of(System.getProperty("bootseal.vectors")).resolveSibling("reference");

	static List<String> devices() {
		return DeviceCatalogue.builtIn().names();
	}

	@ParameterizedTest
	@MethodSource("devices")
	void everyWordIsThatOfTheDatabase(String device) throws IOException, BadInputException {
		FuseMap map = FuseMap.of(DeviceCatalogue.builtIn().find(device));
		YamlMap reference = YamlMap
				.read(REFERENCE.resolve("fuses-" + device.toLowerCase(Locale.ROOT) + ".json"));

		Map<Integer, String> expected = new TreeMap<>();
		for (YamlValue entry : reference.required("words").elements()) {
			YamlMap word = entry.map();
			if (word.optional("reserved").isEmpty()) {
				expected.put((int) number(word, "index"), described(word));
			}
		}
		Map<Integer, String> found = new TreeMap<>();
		map.words().forEach(word -> found.put(word.index(), described(word)));
		assertEquals(text(expected), text(found));
		assertEquals(number(reference, "wordCount"), map.wordCount());
		List<Integer> srk = new ArrayList<>();
		for (YamlValue index : reference.required("srkHashWords").elements()) {
			srk.add((int) index.number(0, map.wordCount()));
		}
		assertEquals(srk, map.srkHashWords().stream().map(FuseWord::index).toList());
	}

	private static String text(Map<Integer, String> words) {
		return String.join("\n", words.values());
	}

	private static String described(YamlMap word) throws BadConfigurationException {
		List<String> fields = new ArrayList<>();
		if (word.optional("fields").isPresent()) {
			for (YamlValue each : word.required("fields").elements()) {
				YamlMap field = each.map();
				Map<Long, String> meanings = new TreeMap<>();
				if (field.optional("values").isPresent()) {
					for (YamlValue value : field.required("values").elements()) {
						meanings.put(number(value.map(), "value"), value.map().required("label").text());
					}
				}
				fields.add(number(field, "offset") + "+" + number(field, "width") + " " + field.required("name").text()
						+ " " + meanings);
			}
		}
		Optional<YamlValue> lock = word.optional("lock");
		Optional<YamlValue> shadow = word.optional("shadowAddress");
		boolean hasShadow = shadow.isPresent() && !shadow.get().text().equals("null");
		Optional<YamlValue> protection = word.optional("protection");
		return word(number(word, "index"), word.required("name").text(),
				hasShadow ? String.format(Locale.ROOT, "%x", shadow.get().number(0, 0xFFFF_FFFFL)) : "none",
				protection.isPresent() ? protection.get().text() : "none",
				lock.isPresent() ? lock(lock.get().map()) : "none", fields);
	}

	private static String lock(YamlMap lock) throws BadConfigurationException {
		return "word " + number(lock, "word") + " write " + mask(lock, "writeMask") + " read "
				+ mask(lock, "readMask") + " override " + mask(lock, "overrideMask");
	}

	private static long mask(YamlMap lock, String key) throws BadConfigurationException {
		return lock.optional(key).isPresent() ? number(lock, key) : 0;
	}

	private static String described(FuseWord word) {
		List<String> fields = word.fields().stream().map(
				field -> field.offset() + "+" + field.width() + " " + field.name() + " "
						+ new TreeMap<>(field.values()))
				.toList();
		// that the field JTAG_RESP_RLOCK locks these is said by its text only, which the reference leaves out
		boolean ownLock = word.name().startsWith("JTAG_RESP[");
		String lock = word.lock().isPresent() && !ownLock
				? "word " + word.lock().get().word() + " write " + word.lock().get().writeMask() + " read "
						+ word.lock().get().readMask() + " override " + word.lock().get().overrideMask()
				: "none";
		return word(word.index(), word.name(), word.shadowAddress().isPresent()
				? String.format(Locale.ROOT, "%x", word.shadowAddress().getAsLong())
				: "none", word.protection().name().toLowerCase(Locale.ROOT), lock, fields);
	}

	private static String word(long index, String name, String shadow, String protection, String lock,
			List<String> fields) {
		return index + " " + name + ", shadow " + shadow + ", protection " + protection + ", lock " + lock + ", "
				+ fields;
	}

	private static long number(YamlMap map, String key) throws BadConfigurationException {
		return map.required(key).number(0, 0xFFFF_FFFFL);
	}
}
