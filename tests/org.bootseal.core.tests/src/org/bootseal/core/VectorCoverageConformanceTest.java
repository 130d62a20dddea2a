/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.bootseal.core.device.DeviceCatalogue;
import org.bootseal.core.firmware.Firmware;
import org.bootseal.core.hab.ChainPolicy;
import org.bootseal.core.hab.HabConfiguration;
import org.bootseal.core.hab.HabImage;
import org.bootseal.core.hab.HabImageBuilder;
import org.bootseal.core.keys.PasswordSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * No file of the test data of NXP's SPSDK is left out: each belongs to a case, each case has a test, and what is said
 * of it goes into the report. The first pattern of the resource that fits a file is the one that counts.
 */
@Tag("conformance")
class VectorCoverageConformanceTest {

	private static final String CASES = "vector-cases.csv";
	private static final int FIELDS = 3;

	/** One line: which files, which test, and how they compare. */
	private record Case(String pattern, String test, String state) {
	}

	private static List<Case> cases() throws IOException {
		List<Case> cases = new ArrayList<>();
		try (InputStream stream = VectorCoverageConformanceTest.class.getResourceAsStream(CASES)) {
			for (String line : new String(stream.readAllBytes(), StandardCharsets.UTF_8).lines().toList()) {
				if (!line.isBlank() && !line.startsWith("#")) {
					String[] fields = line.split("\\s+\\|\\s+", FIELDS);
					assertEquals(FIELDS, fields.length, line);
					cases.add(new Case(fields[0].strip(), fields[1].strip(), fields[2].strip()));
				}
			}
		}
		return cases;
	}

	@Test
	void everyFileOfTheVectorsIsExercised() throws Exception {
		Path vectors = Path.of(System.getProperty("bootseal.vectors"));
		Map<Case, List<String>> found = new LinkedHashMap<>();
		cases().forEach(each -> found.put(each, new ArrayList<>()));
		List<String> forgotten = new ArrayList<>();
		try (Stream<Path> files = Files.walk(vectors)) {
			for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
				String name = vectors.relativize(file).toString().replace('\\', '/');
				found.keySet().stream().filter(each -> name.matches(each.pattern())).findFirst()
						.ifPresentOrElse(each -> found.get(each).add(name), () -> forgotten.add(name));
			}
		}
		assertEquals(List.of(), forgotten, "files that no test reads");
		for (Map.Entry<Case, List<String>> each : found.entrySet()) {
			assertTrue(!each.getValue().isEmpty(), () -> "no file is like " + each.getKey());
			checkTest(each.getKey().test());
		}
		write(found);
	}

	@Test
	void applicationsWithoutReferenceAreBuilt() throws Exception {
		Path folder = Path.of(System.getProperty("bootseal.vectors"), "srk");
		assertTrue(Firmware.open(folder.resolve("app_image.bin")).vectorTable().isPresent());
		HabConfiguration configuration = HabConfiguration.read(folder.resolve("test_app_address.yaml"),
				DeviceCatalogue.builtIn());
		HabImage image = new HabImageBuilder(Clock.systemUTC(), ChainPolicy.REFUSE)
				.build(configuration.recipe(PasswordSource.NONE));
		assertEquals(0x3000_1000L, image.ivt().self());
		assertEquals(image.bytes().length, image.bootData().length() - 0x1000);
	}

	/** The test is there, and runs with the vectors only. */
	private static void checkTest(String name) throws ClassNotFoundException {
		if (name.equals("-")) {
			return;
		}
		Class<?> test = Class.forName("org.bootseal.core." + name, false,
				VectorCoverageConformanceTest.class.getClassLoader());
		assertEquals("conformance", test.getAnnotation(Tag.class).value(), name);
	}

	private static void write(Map<Case, List<String>> found) throws IOException {
		Map<String, String> lines = new TreeMap<>();
		found.forEach((each, names) -> names.forEach(name -> lines.put(name, each.state()
				+ (each.test().equals("-") ? "" : " (" + each.test() + ")"))));
		StringBuilder text = new StringBuilder();
		lines.forEach((name, state) -> text.append(name).append(": ").append(state).append('\n'));
		Path folder = Files.createDirectories(Path.of("target", "conformance"));
		Files.writeString(folder.resolve("vectors.txt"), text);
	}
}
