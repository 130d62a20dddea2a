/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputFileTest {

	@TempDir
	private Path folder;

	@Test
	void replacesAFileAndLeavesNothingBeside() throws IOException {
		Path file = folder.resolve("sub/out.bin");
		OutputFile.write(file, new byte[] { 1 });
		OutputFile.write(file, new byte[] { 2, 3 });
		assertArrayEquals(new byte[] { 2, 3 }, Files.readAllBytes(file));
		assertEquals(List.of(file), list(file.getParent()));
	}

	@Test
	void leavesNothingBehindWhenTheTargetCantBeReplaced() throws IOException {
		Path target = folder.resolve("taken");
		Files.createDirectories(target.resolve("full"));
		assertThrows(IOException.class, () -> OutputFile.write(target, new byte[] { 1 }));
		assertEquals(List.of(target), list(folder));
	}

	private static List<Path> list(Path folder) throws IOException {
		try (Stream<Path> files = Files.list(folder)) {
			return files.toList();
		}
	}
}
