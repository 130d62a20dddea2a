/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.device;

import java.util.ArrayList;
import java.util.HashMap;
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
		return new Device(resource.text("name"), aliases, romIds(),
				UsbId.parse(resource.text("flashloaderId")), resource.text("engine"), resource.flag("xmcd"),
				resource.number("flashBase"), resource.number("flashSize"), resource.number("fcbOffset"), memory(),
				bootMemories(), resource.number("flashloaderAddress"), resource.number("optionWordAddress"),
				frequencies(), resource.texts("notes"), resource.text("fuseMap", ""));
	}

	// plain loops: the first lambda of a program costs more than reading the resource

	private List<UsbId> romIds() {
		List<UsbId> ids = new ArrayList<>();
		for (String id : resource.texts("romIds")) {
			ids.add(UsbId.parse(id));
		}
		return ids;
	}

	private List<MemoryRegion> memory() {
		List<MemoryRegion> regions = new ArrayList<>();
		for (ResourceMap region : resource.maps("memory")) {
			region.allowing("name", "kind", "start", "size");
			regions.add(new MemoryRegion(region.text("name"), MemoryRegion.Kind.valueOf(region.text("kind")),
					region.number("start"), region.number("size")));
		}
		return regions;
	}

	private List<BootMemory> bootMemories() {
		List<BootMemory> memories = new ArrayList<>();
		for (ResourceMap memory : resource.maps("bootMemories")) {
			memory.allowing("name", "memoryId", "ivtOffset", "initialLoadSize");
			memories.add(new BootMemory(memory.text("name"), (int) memory.number("memoryId"),
					memory.number("ivtOffset"), memory.number("initialLoadSize")));
		}
		return memories;
	}

	private List<FrequencyTable> frequencies() {
		List<FrequencyTable> tables = new ArrayList<>();
		for (ResourceMap table : resource.maps("frequencies")) {
			table.allowing("source", "megahertz");
			Map<Integer, Integer> megahertz = new HashMap<>();
			for (Map.Entry<Long, String> figure : table.byNumber("megahertz").entrySet()) {
				megahertz.put(figure.getKey().intValue(), Integer.valueOf(figure.getValue()));
			}
			tables.add(new FrequencyTable(table.text("source"), megahertz));
		}
		return tables;
	}
}
