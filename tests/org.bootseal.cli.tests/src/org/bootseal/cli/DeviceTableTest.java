/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;

import org.bootseal.core.device.BootMemory;
import org.bootseal.core.device.Device;
import org.bootseal.core.device.DeviceCatalogue;
import org.junit.jupiter.api.Test;

/** The table in README.md of what each part boots from is what the catalogue says. */
class DeviceTableTest {

	private static List<String> readme() throws Exception {
		Path folder = Path.of("").toAbsolutePath();
		while (!Files.exists(folder.resolve("README.md"))) {
			folder = folder.getParent();
		}
		return Files.readAllLines(folder.resolve("README.md"));
	}

	@Test
	void tableIsThatOfTheCatalogue() throws Exception {
		List<String> lines = readme();
		for (String name : DeviceCatalogue.builtIn().names()) {
			Device device = DeviceCatalogue.builtIn().find(name);
			String shortName = name.substring("MIMX".length());
			List<String> rows = lines.stream().filter(
					line -> line.startsWith("| RT1") && Arrays.asList(line.split("[|, ]+")).contains(shortName))
					.toList();
			assertEquals(1, rows.size(), shortName);
			String[] cells = rows.get(0).split(" *\\| *");
			assertEquals(
					new TreeSet<>(device.bootMemories().stream().map(BootMemory::name).toList()),
					new TreeSet<>(Arrays.asList(cells[2].split(", "))), shortName);
			assertEquals(device.xip().engine().toString(), cells[3].split(", ")[0], shortName);
		}
	}
}
