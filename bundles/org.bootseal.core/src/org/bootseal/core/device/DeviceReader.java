/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.device;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

import org.bootseal.core.config.BadConfigurationException;
import org.bootseal.core.config.YamlMap;
import org.bootseal.core.config.YamlValue;
import org.bootseal.core.connection.UsbId;

/**
 * Makes a {@link Device} of its resource, whose keys and meaning are those of the record. Such a resource is part of
 * the program: a mistake in it is an {@link IllegalStateException} that names resource and place.
 */
final class DeviceReader {

	private static final long U32_MAX = 0xFFFF_FFFFL;

	private final YamlMap resource;

	private DeviceReader(YamlMap resource) {
		this.resource = resource;
	}

	/**
	 * @param name
	 *            of the device
	 * @param aliases
	 *            of the device, which stand in the index
	 * @return the device
	 */
	static Device read(String name, List<String> aliases) {
		try {
			return new DeviceReader(YamlMap.readResource(DeviceReader.class, name.toLowerCase(Locale.ROOT) + ".yaml"))
					.device(aliases);
		} catch (BadConfigurationException e) {
			throw new IllegalStateException(e.getMessage(), e);
		}
	}

	private Device device(List<String> aliases) throws BadConfigurationException {
		resource.allowing("name", "romIds", "romProtocol", "flashloaderId", "engine", "xmcd", "flashBase", "flashSize",
				"fcbOffset",
				"fcbVersion",
				"memory", "bootMemories", "flashloaderAddress", "optionWordAddress", "fuseMap", "xip");
		Optional<YamlValue> fuseMap = resource.optional("fuseMap");
		return new Device(resource.required("name").text(), aliases, romIds(),
				RomProtocol.valueOf(resource.required("romProtocol").text()),
				UsbId.parse(resource.required("flashloaderId").text()), resource.required("engine").text(),
				resource.required("xmcd").flag(), u32(resource, "flashBase"), u32(resource, "flashSize"),
				u32(resource, "fcbOffset"), u32(resource, "fcbVersion"), memory(), bootMemories(),
				u32(resource, "flashloaderAddress"), xip(),
				u32(resource, "optionWordAddress"), fuseMap.isPresent() ? fuseMap.get().text() : "");
	}

	private static long u32(YamlMap map, String key) throws BadConfigurationException {
		return map.required(key).number(0, U32_MAX);
	}

	// plain loops: the first lambda of a program costs more than reading the resource

	private List<UsbId> romIds() throws BadConfigurationException {
		List<UsbId> ids = new ArrayList<>();
		for (YamlValue id : resource.required("romIds").elements()) {
			ids.add(UsbId.parse(id.text()));
		}
		return ids;
	}

	private List<MemoryRegion> memory() throws BadConfigurationException {
		List<MemoryRegion> regions = new ArrayList<>();
		for (YamlValue item : resource.required("memory").elements()) {
			YamlMap region = item.map().allowing("name", "kind", "start", "size");
			regions.add(new MemoryRegion(region.required("name").text(),
					MemoryRegion.Kind.valueOf(region.required("kind").text()), u32(region, "start"),
					u32(region, "size")));
		}
		return regions;
	}

	private List<BootMemory> bootMemories() throws BadConfigurationException {
		List<BootMemory> memories = new ArrayList<>();
		for (YamlValue item : resource.required("bootMemories").elements()) {
			YamlMap memory = item.map().allowing("name", "memoryId", "ivtOffset", "initialLoadSize");
			memories.add(new BootMemory(memory.required("name").text(),
					(int) memory.required("memoryId").number(0, Integer.MAX_VALUE), u32(memory, "ivtOffset"),
					u32(memory, "initialLoadSize")));
		}
		return memories;
	}

	private XipLayout xip() throws BadConfigurationException {
		YamlMap xip = resource.required("xip").map().allowing("engine", "headers", "keyStore", "fuses");
		List<Long> headers = new ArrayList<>();
		for (YamlValue offset : xip.required("headers").elements()) {
			headers.add(offset.number(0, U32_MAX));
		}
		Optional<YamlValue> keyStore = xip.optional("keyStore");
		return new XipLayout(XipLayout.Engine.valueOf(xip.required("engine").text()), headers,
				keyStore.isPresent() ? OptionalLong.of(keyStore.get().number(0, U32_MAX)) : OptionalLong.empty(),
				otfadFuses(xip));
	}

	private static Optional<OtfadFuseWords> otfadFuses(YamlMap xip) throws BadConfigurationException {
		if (xip.optional("fuses").isEmpty()) {
			return Optional.empty();
		}
		YamlMap fuses = xip.optional("fuses").get().map().allowing("key", "enable", "select", "scrambles");
		List<Integer> key = new ArrayList<>();
		for (YamlValue word : fuses.required("key").elements()) {
			key.add(fuse(word));
		}
		Optional<YamlValue> enable = fuses.optional("enable");
		List<OtfadFuseWords.Scramble> scrambles = new ArrayList<>();
		for (YamlValue item : fuses.required("scrambles").elements()) {
			YamlMap scramble = item.map().allowing("enable", "alignWord", "maskWord");
			scrambles.add(new OtfadFuseWords.Scramble(bits(scramble.required("enable")),
					fuse(scramble.required("alignWord")), fuse(scramble.required("maskWord"))));
		}
		return Optional.of(new OtfadFuseWords(key,
				enable.isPresent() ? Optional.of(bits(enable.get())) : Optional.empty(), select(fuses), scrambles));
	}

	private static Optional<OtfadFuseWords.Select> select(YamlMap fuses) throws BadConfigurationException {
		Optional<YamlValue> value = fuses.optional("select");
		if (value.isEmpty()) {
			return Optional.empty();
		}
		YamlMap select = value.get().map().allowing("word", "mask", "userKey", "otpmkLow", "otpmkHigh");
		return Optional.of(new OtfadFuseWords.Select(
				new OtfadFuseWords.Bits(fuse(select.required("word")), (int) u32(select, "mask")),
				(int) u32(select, "userKey"), (int) u32(select, "otpmkLow"), (int) u32(select, "otpmkHigh")));
	}

	private static OtfadFuseWords.Bits bits(YamlValue value) throws BadConfigurationException {
		YamlMap bits = value.map().allowing("word", "mask");
		return new OtfadFuseWords.Bits(fuse(bits.required("word")), (int) u32(bits, "mask"));
	}

	private static int fuse(YamlValue word) throws BadConfigurationException {
		return (int) word.number(0, Short.MAX_VALUE);
	}
}
