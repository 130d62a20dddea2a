/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.xip;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.bootseal.core.BadInputException;
import org.bootseal.core.config.YamlMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataBlobTest {

	@TempDir
	private Path folder;
	private final List<String> warnings = new ArrayList<>();

	private List<DataBlob> read(String text) throws Exception {
		return DataBlobReader.read(YamlMap.parse(folder.resolve("c.yaml"), text), warnings);
	}

	@Test
	void gapsAreFilled() throws Exception {
		DataBlob joined = DataBlob.join(
				List.of(new DataBlob(0x104, new byte[] { 3 }), new DataBlob(0x100, new byte[] { 1, 2 })), (byte) 0xFF);
		assertEquals(0x100, joined.address());
		assertArrayEquals(new byte[] { 1, 2, -1, -1, 3 }, joined.bytes());
	}

	@Test
	void overlapsAndHugeGapsAreRefused() {
		DataBlob one = new DataBlob(0x100, new byte[2]);
		assertThrows(BadInputException.class,
				() -> DataBlob.join(List.of(one, new DataBlob(0x101, new byte[1])), (byte) 0));
		assertThrows(BadInputException.class,
				() -> DataBlob.join(List.of(one, new DataBlob(0xF0000000L, new byte[1])), (byte) 0));
	}

	@Test
	void filesWithAddressesSayWhereTheyBelong() throws Exception {
		Files.writeString(folder.resolve("a.hex"), ":020000046000" + "9A\n:0410000001020304E2\n:00000001FF\n");
		assertEquals(0x60001000L, read("data_blobs: [{data: a.hex}]").get(0).address());
		assertEquals(List.of(), warnings);
		assertEquals(0x60002000L, read("data_blobs: [{data: a.hex, address: 0x60002000}]").get(0).address());
		assertTrue(warnings.get(0).contains("belongs to 0x60001000, it goes to 0x60002000"), warnings.get(0));
	}

	@Test
	void mistakesAreFoundAtTheirPlace() throws Exception {
		Files.write(folder.resolve("a.bin"), new byte[8]);
		assertEquals(List.of(), read("other: 1"));
		for (String wrong : List.of("{data: a.bin}", "{address: 0}", "{data: no.bin, address: 0}",
				"{data: a.bin, address: 0xFFFFFFFC}", "{data: a.bin, adress: 0}")) {
			String message = assertThrows(BadInputException.class, () -> read("data_blobs:\n  - " + wrong))
					.getMessage();
			assertTrue(message.contains("c.yaml: line 2"), message);
		}
	}
}
