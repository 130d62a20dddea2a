/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;

import com.code_intelligence.jazzer.junit.FuzzTest;

/**
 * Feeds the test data of NXP's SPSDK, and what {@link Damage} makes of it, to the fuzz tests of its kinds: the same
 * readers, bounds and errors as with inputs that were made here.
 */
@Tag("conformance")
class VectorsConformanceTest {

	/** What is fed to a fuzz test: the files that fit a pattern. */
	private record Rule(Predicate<String> pattern, Class<?> type, Method test) {
	}

	@TempDir
	static Path folder;

	private static Path vectors;

	/** Configurations name files beside them, so all is copied, and an input takes the place of its file. */
	@BeforeAll
	static void copy() throws Exception {
		Path source = Path.of(System.getProperty("bootseal.vectors"));
		vectors = folder.resolve("vectors");
		try (Stream<Path> files = Files.walk(source)) {
			for (Path file : files.toList()) {
				Path copy = vectors.resolve(source.relativize(file).toString());
				if (Files.isDirectory(file)) {
					Files.createDirectories(copy);
				} else {
					Files.write(copy, Files.readAllBytes(file));
				}
			}
		}
		Path own = Files.createDirectories(folder.resolve("own"));
		HabFuzzTest.devices();
		BlockFuzzTest.device();
		VerifyFuzzTest.part();
		BoardFuzzTest.folder = own;
		BoardFuzzTest.closedBoard();
		KeysFuzzTest.folder = own;
		KeysFuzzTest.prepare();
		ConfigurationFuzzTest.folder = own;
	}

	private static List<Rule> rules() throws IOException, ClassNotFoundException {
		List<Rule> rules = new ArrayList<>();
		try (InputStream stream = VectorsConformanceTest.class.getResourceAsStream("vectors.txt")) {
			for (String line : new String(stream.readAllBytes(), StandardCharsets.UTF_8).lines().toList()) {
				if (!line.startsWith("#")) {
					String[] words = line.split("[ #]");
					assertEquals(3, words.length, line);
					Class<?> type = Class.forName("org.bootseal.fuzz." + words[1]);
					Method test = Stream.of(type.getDeclaredMethods()).filter(each -> each.getName().equals(words[2])
							&& each.isAnnotationPresent(FuzzTest.class)).findFirst()
							.orElseThrow(() -> new IllegalStateException("there is no fuzz test " + line));
					rules.add(new Rule(Pattern.compile(words[0]).asMatchPredicate(), type, test));
				}
			}
		}
		return rules;
	}

	@TestFactory
	List<DynamicTest> filesOfVectorsAndWhatIsLeftOfThem(TestReporter reporter) throws Exception {
		List<Path> files;
		try (Stream<Path> all = Files.walk(vectors)) {
			files = all.filter(Files::isRegularFile).sorted().toList();
		}
		List<DynamicTest> tests = new ArrayList<>();
		for (Rule rule : rules()) {
			List<Path> fitting = files.stream()
					.filter(file -> rule.pattern.test(vectors.relativize(file).toString().replace('\\', '/'))).toList();
			String name = rule.type.getSimpleName() + "#" + rule.test.getName();
			tests.add(DynamicTest.dynamicTest(name, () -> {
				assertTrue(!fitting.isEmpty(), "no file fits");
				int count = 0;
				for (Path file : fitting) {
					count += feed(rule, file);
				}
				reporter.publishEntry(name, fitting.size() + " files, " + count + " inputs");
			}));
		}
		return tests;
	}

	private static int feed(Rule rule, Path file) throws Exception {
		byte[] original = Files.readAllBytes(file);
		if (rule.type == ConfigurationFuzzTest.class) {
			ConfigurationFuzzTest.files = InputFolder.at(file.getParent());
		}
		List<byte[]> inputs = new Damage(original).all();
		for (byte[] input : inputs) {
			try {
				rule.test.invoke(rule.type.getDeclaredConstructor().newInstance(), input);
			} catch (ReflectiveOperationException e) {
				throw new AssertionError(
						vectors.relativize(file) + " in the form of " + Damage.describe(original, input),
						e.getCause());
			}
		}
		return inputs.size();
	}
}
