/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.board.silicon;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

import org.bootseal.core.config.BadConfigurationException;
import org.bootseal.core.config.YamlMap;
import org.bootseal.core.config.YamlValue;
import org.bootseal.core.device.Device;
import org.bootseal.core.device.MemoryRegion;
import org.bootseal.core.device.RomProtocol;
import org.bootseal.core.hab.HabEngine;

/**
 * Makes {@link DeviceFigures} of a device of the catalogue and its resource, whose keys are explained in
 * mimxrt1020.yaml. Such a resource is part of the program: a mistake in it is an {@link IllegalStateException}.
 */
final class SiliconReader {

	private static final long U32_MAX = 0xFFFF_FFFFL;

	private final Device device;
	private final YamlMap resource;

	private SiliconReader(Device device, YamlMap resource) {
		this.device = device;
		this.resource = resource;
	}

	static DeviceFigures read(Device device) {
		try {
			return new SiliconReader(device, resource(device.name())).figures();
		} catch (BadConfigurationException e) {
			throw new IllegalStateException(e.getMessage(), e);
		}
	}

	/** The resource of a device, or of the device that it says that it is like. */
	private static YamlMap resource(String name) throws BadConfigurationException {
		YamlMap resource = YamlMap.readResource(SiliconReader.class, name.toLowerCase(Locale.ROOT) + ".yaml");
		return resource.optional("like").isPresent() ? resource(resource.allowing("like").required("like").text())
				: resource;
	}

	private DeviceFigures figures() throws BadConfigurationException {
		resource.allowing("ram", "romReserved", "peripherals", "registers", "fuses", "storesPadding");
		List<MemoryRange> peripherals = new ArrayList<>();
		for (YamlValue range : resource.required("peripherals").elements()) {
			peripherals.add(range(range));
		}
		int engine = HabEngine.valueOf(device.engine()).code();
		return new DeviceFigures(device, ram(), range(resource.required("romReserved")), peripherals, registers(),
				FuseFiguresReader.read(resource.required("fuses").text()),
				List.of(HabEngine.ANY.code(), engine, HabEngine.SW.code()),
				resource.required("storesPadding").flag());
	}

	private RegisterPlaces registers() throws BadConfigurationException {
		YamlMap places = resource.required("registers").map().allowing("flexSpi", "bootMode1", "bootMode2",
				"resetStatus", "romLog");
		List<Long> flexSpi = new ArrayList<>();
		for (YamlValue address : places.required("flexSpi").elements()) {
			flexSpi.add(address.number(0, U32_MAX));
		}
		Optional<YamlValue> log = places.optional("romLog");
		return new RegisterPlaces(flexSpi, places.required("bootMode1").number(0, U32_MAX),
				places.required("bootMode2").number(0, U32_MAX), places.required("resetStatus").number(0, U32_MAX),
				log.isPresent() ? OptionalLong.of(log.get().number(0, U32_MAX)) : OptionalLong.empty(),
				device.romProtocol() == RomProtocol.MBOOT);
	}

	/** RAM of the catalogue, cut to what the default partition of FlexRAM gives it. */
	private List<MemoryRange> ram() throws BadConfigurationException {
		Map<String, Long> sizes = new HashMap<>();
		for (YamlValue size : resource.required("ram").map().values()) {
			sizes.put(size.key(), size.number(1, U32_MAX));
		}
		List<MemoryRange> ram = new ArrayList<>();
		for (MemoryRegion region : device.memory()) {
			if (region.kind() != MemoryRegion.Kind.FLEXSPI && region.kind() != MemoryRegion.Kind.SDRAM) {
				Long size = sizes.remove(region.name());
				ram.add(new MemoryRange(region.name(), region.start(), size == null ? region.size() : size));
			}
		}
		if (!sizes.isEmpty()) {
			throw resource.required("ram").problem(device.name() + " has no " + sizes.keySet());
		}
		return ram;
	}

	private static MemoryRange range(YamlValue value) throws BadConfigurationException {
		YamlMap range = value.map().allowing("name", "start", "size");
		return new MemoryRange(range.required("name").text(), range.required("start").number(0, U32_MAX),
				range.required("size").number(1, U32_MAX));
	}
}
