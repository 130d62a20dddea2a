/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ide.build;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BuildMemoryTest {

	@TempDir
	Path folder;

	private BuildRecord record() throws IOException {
		Path input = Files.writeString(folder.resolve("input"), "content");
		return new BuildRecord("settings", List.of(FileStamp.of(input), FileStamp.of(folder.resolve("absent"))),
				List.of(input));
	}

	@Test
	void remembersOverASession() throws IOException {
		BuildMemory memory = new BuildMemory(folder.resolve("memory"));
		BuildRecord record = record();
		memory.put("a/b.bootseal", record);
		memory.put("gone.bootseal", record);
		memory.keepOnly(Set.of("a/b.bootseal"));
		memory.save();
		assertEquals(Map.of("a/b.bootseal", record), new BuildMemory(folder.resolve("memory")).records());
	}

	@Test
	void aDamagedMemoryKnowsNothing() throws IOException {
		BuildMemory memory = new BuildMemory(folder.resolve("memory"));
		memory.put("b.bootseal", record());
		memory.save();
		byte[] good = Files.readAllBytes(folder.resolve("memory"));
		for (int length = 0; length < good.length; length++) {
			Files.write(folder.resolve("memory"), Arrays.copyOf(good, length));
			assertEquals(Map.of(), new BuildMemory(folder.resolve("memory")).records());
		}
	}

	@Test
	void writesOnlyWhatChanged() throws IOException {
		BuildMemory memory = new BuildMemory(folder.resolve("memory"));
		memory.put("b.bootseal", record());
		memory.save();
		Files.delete(folder.resolve("memory"));
		memory.put("b.bootseal", memory.find("b.bootseal").orElseThrow());
		memory.save();
		assertFalse(Files.exists(folder.resolve("memory")));
	}

	@Test
	void aRecordIsCurrentUntilAnInputChanges() throws IOException {
		BuildRecord record = record();
		assertSame(record, record.current("settings").orElseThrow());
		assertFalse(record.current("other settings").isPresent());
		Files.writeString(folder.resolve("absent"), "no longer");
		assertFalse(record.current("settings").isPresent());
	}

	@Test
	void aRecordIsNotCurrentWithoutItsOutput() {
		BuildRecord record = new BuildRecord("", List.of(), List.of(folder.resolve("image")));
		assertFalse(record.current("").isPresent());
	}

	@Test
	void aStampComparesContentWhenTheTimeChanged() throws IOException {
		Path file = Files.writeString(folder.resolve("file"), "one");
		FileStamp stamp = FileStamp.of(file);
		Files.setLastModifiedTime(file, FileTime.fromMillis(1000));
		FileStamp touched = stamp.current();
		assertEquals(stamp.hash(), touched.hash());
		assertSame(touched, touched.current());
		Files.writeString(file, "two");
		Files.setLastModifiedTime(file, FileTime.fromMillis(2000));
		assertNull(stamp.current());
	}
}
