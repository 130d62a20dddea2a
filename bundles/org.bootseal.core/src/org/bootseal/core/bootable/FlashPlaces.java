/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.bootable;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

import org.bootseal.core.BadInputException;
import org.bootseal.core.device.Device;
import org.bootseal.core.device.XipLayout;

/**
 * Where a ROM looks for each part in a boot memory.
 *
 * @param device
 *            the part
 * @param memory
 *            name of the boot memory, as SPSDK has it
 * @param offsets
 *            bytes from the start of the memory, by kind
 */
public record FlashPlaces(Device device, String memory, Map<PartKind, Long> offsets) {

	/** The memory in which all parts can be; the others hold a container only. */
	public static final String FLEXSPI_NOR = "flexspi_nor";

	/** SPSDK has two names for what the ROM boots in one way. */
	private static final String SEMC_NOR = "semc_nor";
	private static final long SEMC_NOR_OFFSET = 0x1000;
	private static final Set<String> RECOVERY_SPI = Set.of("recovery_spi", "recovery_spi_hab");
	private static final long RECOVERY_SPI_OFFSET = 0x400;
	private static final Map<String, String> SAME = Map.of("emmc", "mmc");

	/** Copies the map. */
	public FlashPlaces {
		offsets = Map.copyOf(offsets);
	}

	/**
	 * @param device
	 *            a device
	 * @param memory
	 *            name of a boot memory, with hyphens or underscores
	 * @return the places in it
	 * @throws BadInputException
	 *             if the ROM boots from no such memory
	 */
	public static FlashPlaces of(Device device, String memory) throws BadInputException {
		String name = memory.replace('-', '_').toLowerCase(Locale.ROOT);
		Map<PartKind, Long> offsets = new EnumMap<>(PartKind.class);
		offsets.put(PartKind.HAB_CONTAINER, container(device, name));
		if (name.equals(FLEXSPI_NOR)) {
			offsets.put(PartKind.FCB, device.fcbOffset());
			XipLayout xip = device.xip();
			if (xip.engine() == XipLayout.Engine.BEE) {
				offsets.put(PartKind.BEE_HEADER_0, xip.headers().get(0));
				offsets.put(PartKind.BEE_HEADER_1, xip.headers().get(1));
			} else {
				offsets.put(PartKind.KEY_BLOB, xip.headers().get(0));
			}
			xip.keyStore().ifPresent(offset -> offsets.put(PartKind.KEY_STORE, offset));
		}
		return new FlashPlaces(device, name, offsets);
	}

	/**
	 * Where the container lies. Images for parallel NOR and for a recovery device on SPI can be made, though no
	 * flashloader command here writes them; source: SPSDK 3.10, devices, bootable_image, which has semc_nor for the
	 * i.MX RT10xx with SEMC, and recovery_spi_hab for all but the RT1010.
	 */
	private static long container(Device device, String name) throws BadInputException {
		if (RECOVERY_SPI.contains(name) && has(device, "flexspi_nand")) {
			return RECOVERY_SPI_OFFSET;
		}
		if (name.equals(SEMC_NOR) && has(device, "semc_nand") && !device.xmcd()) {
			return SEMC_NOR_OFFSET;
		}
		return device.bootMemory(SAME.getOrDefault(name, name)).ivtOffset();
	}

	private static boolean has(Device device, String memory) {
		return device.bootMemories().stream().anyMatch(each -> each.name().equals(memory));
	}

	/** @return the kinds that have a place, by offset */
	public List<PartKind> kinds() {
		return offsets.keySet().stream()
				.sorted((one, other) -> Long.compare(offsets.get(one), offsets.get(other))).toList();
	}

	/**
	 * @param kind
	 *            a kind of part
	 * @return its offset; empty if it has no fixed place in this memory
	 */
	public OptionalLong offset(PartKind kind) {
		Long offset = offsets.get(kind);
		return offset == null ? OptionalLong.empty() : OptionalLong.of(offset);
	}

	/** @return the value of bytes between the parts: erased NOR flash is all ones */
	public byte fill() {
		return memory.equals(FLEXSPI_NOR) ? (byte) 0xFF : 0;
	}

	/** @return address of the memory's first byte, as the part reads it; 0 if it can't be read like RAM */
	public long base() {
		return memory.equals(FLEXSPI_NOR) ? device.flashBase() : 0;
	}
}
