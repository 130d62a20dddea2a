/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.flexspi;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

import org.bootseal.core.config.BadConfigurationException;
import org.bootseal.core.config.YamlMap;
import org.bootseal.core.config.YamlValue;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The FCBs of NXP's own tests, from text to block and back. */
@Tag("conformance")
class FcbConfigurationConformanceTest {

	private final Path vectors = Path.of(System.getProperty("bootseal.vectors"));

	@ParameterizedTest
	@CsvSource({ "fcb/rt105x, fcb_rt105x_flexspi_nor.yaml, MIMXRT1050",
			"fcb/rt106x, fcb_rt106x_flexspi_nor.yaml, MIMXRT1060",
			"fcb/rt117x, fcb_rt117x_flexspi_nor.yaml, MIMXRT1176",
			"bootable/mimxrt1050/flexspi_nor/fcb_hab, segment_fcb.yaml, MIMXRT1050" })
	void textAndBlockAreTheSame(String folder, String name, String device) throws Exception {
		Path text = vectors.resolve(folder).resolve(name);
		byte[] block = Files.readAllBytes(vectors.resolve(folder).resolve("fcb.bin"));

		FcbConfiguration read = FcbConfiguration.read(text);

		assertEquals(device, read.device().name());
		assertArrayEquals(block, read.fcb().bytes());
		String written = new FcbConfiguration(read.device(), Fcb.parse(block)).text();
		assertEquals(read, FcbConfiguration.interpret(YamlMap.parse(text, written)));
		// NXP's older files have words in the lookup table, so there only the other fields can be compared
		Map<String, String> expected = values(YamlMap.read(text));
		expected.keySet().removeIf(key -> key.matches("lookuptable_\\d+"));
		Map<String, String> found = values(YamlMap.parse(text, written));
		expected.forEach((key, value) -> {
			assertTrue(found.containsKey(key) || key.contains("reserve") && value.equals("0"), key);
			assertEquals(value, found.getOrDefault(key, "0"), key);
		});
	}

	/** The parts of all fields, with numbers in one form. */
	private static Map<String, String> values(YamlMap top) throws BadConfigurationException {
		Map<String, String> values = new TreeMap<>();
		collect("", top.required("fcb_settings"), values);
		return values;
	}

	private static void collect(String path, YamlValue value, Map<String, String> values)
			throws BadConfigurationException {
		if (!value.isMap()) {
			values.put(path, normal(value.text()));
			return;
		}
		for (YamlValue each : value.map().values()) {
			boolean wrapper = each.key().equals("value") || each.key().equals("bitfields");
			String name = wrapper ? "" : (path.isEmpty() ? "" : ".") + each.key().toLowerCase(Locale.ROOT);
			collect(path + name, each, values);
		}
	}

	private static String normal(String text) {
		return text.matches("0x[0-9A-Fa-f]+|\\d+") ? String.valueOf(YamlValue.parseNumber(text)) : text;
	}
}
