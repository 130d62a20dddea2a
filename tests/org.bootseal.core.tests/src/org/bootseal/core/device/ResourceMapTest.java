/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** Reads resource-map-test.yaml, which lies beside this class. */
class ResourceMapTest {

	private final ResourceMap map = ResourceMap.read(ResourceMapTest.class, "resource-map-test.yaml");

	@Test
	void readsEachType() {
		assertEquals("word", map.text("text"));
		assertEquals("otherwise", map.text("missing", "otherwise"));
		assertEquals(0x1F, map.number("hex"));
		assertEquals(12, map.number("decimal"));
		assertEquals(7, map.number("missing", 7));
		assertTrue(map.flag("flag"));
		assertEquals(List.of("a", "1"), map.texts("list"));
		assertEquals("inner", map.map("map").text("text"));
		assertEquals(2, map.maps("maps").size());
		assertEquals(List.of(), map.maps("missing"));
		assertEquals(Map.of(0L, "zero", 16L, "sixteen"), map.byNumber("numbers"));
		assertEquals(Map.of(), map.byNumber("missing"));
		assertFalse(map.has("missing"));
	}

	@Test
	void saysWhatIsWrongAndWhere() {
		assertFails("resource-map-test.yaml: missing is missing or no scalar", () -> map.text("missing"));
		assertFails("resource-map-test.yaml: list is missing or no scalar", () -> map.text("list"));
		assertFails("resource-map-test.yaml: text is no number: word", () -> map.number("text"));
		assertFails("resource-map-test.yaml: negative is negative: -1", () -> map.number("negative"));
		assertFails("resource-map-test.yaml: text is neither true nor false", () -> map.flag("text"));
		assertFails("resource-map-test.yaml: text is no list", () -> map.texts("text"));
		assertFails("resource-map-test.yaml: list is no mapping", () -> map.map("list"));
		assertFails("resource-map-test.yaml: maps[1]: text is missing or no scalar",
				() -> map.maps("maps").get(1).text("text"));
		assertFails("resource-map-test.yaml: map: text is not known", () -> map.map("map").allowing("name"));
		assertFails("the resource none.yaml is missing", () -> ResourceMap.read(ResourceMapTest.class, "none.yaml"));
	}

	private static void assertFails(String message, Executable executable) {
		assertEquals(message, assertThrows(IllegalStateException.class, executable).getMessage());
	}
}
