/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.Manifest;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The manifests keep step with the sources. The tests of the plain bundles run without OSGi and would not notice a
 * package that no other bundle can see.
 */
class ManifestTest {

	/** Packages whose types may appear only as what methods of other packages return. */
	private static final Set<String> INDIRECT = Set.of("org.bouncycastle.asn1.x500", "org.bootseal.board.silicon");

	@ParameterizedTest
	@ValueSource(strings = { "core", "board", "cli", "doc", "ide", "ui", "usb" })
	void everyPackageIsExported(String bundle) throws IOException {
		Path sources = SourceFiles.ROOT.resolve(folder(bundle) + "/src");
		Set<String> packages = new TreeSet<>();
		for (Path file : SourceFiles.java(folder(bundle) + "/src")) {
			packages.add(sources.relativize(file.getParent()).toString().replace('/', '.').replace('\\', '.'));
		}
		assertEquals(packages, packages(bundle, "Export-Package"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "core", "board", "cli", "doc", "ide", "ui", "usb" })
	void everyImportIsNeeded(String bundle) throws IOException {
		StringBuilder text = new StringBuilder();
		for (Path file : SourceFiles.java(folder(bundle) + "/src")) {
			text.append(Files.readString(file));
		}
		for (String imported : packages(bundle, "Import-Package")) {
			assertTrue(INDIRECT.contains(imported) || text.indexOf(imported + ".") >= 0,
					() -> bundle + " uses " + imported);
		}
	}

	@Test
	void everyBundleIsTested() throws IOException {
		for (Path manifest : SourceFiles.below("bundles")) {
			if (manifest.endsWith("META-INF/MANIFEST.MF")) {
				String name = manifest.getParent().getParent().getFileName().toString();
				assertTrue(Files.isDirectory(SourceFiles.ROOT.resolve("tests/" + name + ".tests")),
						() -> name + " has a folder with tests");
			}
		}
	}

	private static String folder(String bundle) {
		return "bundles/org.bootseal." + bundle;
	}

	private static Set<String> packages(String bundle, String header) throws IOException {
		Path manifest = SourceFiles.ROOT.resolve(folder(bundle) + "/META-INF/MANIFEST.MF");
		try (InputStream in = Files.newInputStream(manifest)) {
			String value = new Manifest(in).getMainAttributes().getValue(header);
			// a comma in a version range is no end of a clause
			return value == null ? Set.of()
					: Arrays.stream(value.replaceAll("\"[^\"]*\"", "").split(","))
							.map(clause -> clause.split(";")[0].strip()).collect(Collectors.toCollection(TreeSet::new));
		}
	}
}
