/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.imagesheet;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.bootseal.core.verify.TargetPart;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/** Every binary among the vectors, image or not, has its pieces, colours and findings inside itself. */
@Tag("conformance")
class ImageSheetConformanceTest {

	@TestFactory
	List<DynamicTest> files() throws IOException {
		Path vectors = Path.of(System.getProperty("bootseal.vectors"));
		try (Stream<Path> all = Files.walk(vectors)) {
			List<Path> files = all.filter(file -> file.toString().endsWith(".bin")).sorted().toList();
			assertTrue(files.size() > 100, () -> files.size() + " files");
			return files.stream().map(file -> DynamicTest.dynamicTest(vectors.relativize(file).toString(), () -> {
				byte[] bytes = Files.readAllBytes(file);
				ImageSheetTest.assertPlaces(
						ImageSheet.of(bytes, file, TargetPart.of(Optional.empty()), ImageSheetTest.NOW), bytes.length);
			})).toList();
		}
	}
}
