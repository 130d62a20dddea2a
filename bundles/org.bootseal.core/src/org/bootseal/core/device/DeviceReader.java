/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.device;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.bootseal.core.connection.UsbId;

/** Makes a {@link Device} of its resource. Keys and meaning are those of the record. */
final class DeviceReader {

	private final ResourceMap resource;

	DeviceReader(String name) {
		resource = ResourceMap.read(DeviceReader.class, resourceName(name)).allowing("name", "romIds", "flashloaderId",
				"engine", "xmcd", "flashBase", "flashSize", "fcbOffset", "memory", "bootMemories", "flashloaderAddress",
				"optionWordAddress", "frequencies", "notes", "fuseMap");
	}

	static String resourceName(String name) {
		return name.toLowerCase(Locale.ROOT) + ".yaml";
	}

	/**
	 * @param aliases
	 *            of the device, which stand in the index
	 * @return the device
	 */
	Device read(List<String> aliases) {
		return new Device(resource.text("name"), aliases, resource.texts("romIds").stream().map(UsbId::parse).toList(),
				UsbId.parse(resource.text("flashloaderId")), resource.text("engine"), resource.flag("xmcd"),
				resource.number("flashBase"), resource.number("flashSize"), resource.number("fcbOffset"), memory(),
				bootMemories(), resource.number("flashloaderAddress"), resource.number("optionWordAddress"),
				frequencies(), resource.texts("notes"), resource.text("fuseMap", ""));
	}

	private List<MemoryRegion> memory() {
		return resource.maps("memory").stream().map(region -> region.allowing("name", "kind", "start", "size"))
				.map(region -> new MemoryRegion(region.text("name"), MemoryRegion.Kind.valueOf(region.text("kind")),
						region.number("start"), region.number("size")))
				.toList();
	}

	private List<BootMemory> bootMemories() {
		return resource.maps("bootMemories").stream()
				.map(memory -> memory.allowing("name", "memoryId", "ivtOffset", "initialLoadSize"))
				.map(memory -> new BootMemory(memory.text("name"), (int) memory.number("memoryId"),
						memory.number("ivtOffset"), memory.number("initialLoadSize")))
				.toList();
	}

	private List<FrequencyTable> frequencies() {
		return resource.maps("frequencies").stream().map(table -> table.allowing("source", "megahertz"))
				.map(table -> new FrequencyTable(table.text("source"), megahertz(table))).toList();
	}

	private static Map<Integer, Integer> megahertz(ResourceMap table) {
		Map<Integer, Integer> megahertz = new LinkedHashMap<>();
		table.byNumber("megahertz").forEach((nibble, figure) -> megahertz.put(nibble.intValue(), Integer.valueOf(figure)));
		return megahertz;
	}
}
