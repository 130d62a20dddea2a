/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.board.memory;

import java.util.Locale;
import java.util.Optional;

import org.bootseal.core.BadInputException;
import org.bootseal.core.device.BootMemory;
import org.bootseal.core.device.Device;

/**
 * The kinds of memory that the ROM copies an image from. Numbers of the boot device: fuse database of SPSDK 3.10, the
 * same on all parts; memory ids: SPSDK 3.10.
 */
public enum MemoryKind {
	/** Parallel NAND at the SEMC. */
	SEMC_NAND(256, 2, 3),
	/** Serial NAND at FlexSPI. */
	FLEXSPI_NAND(257, 12, 15),
	/** SD card. */
	SD(288, 4, 7),
	/** eMMC. */
	MMC(289, 8, 11);

	private final int memoryId;
	private final int firstDevice;
	private final int lastDevice;

	MemoryKind(int memoryId, int firstDevice, int lastDevice) {
		this.memoryId = memoryId;
		this.firstDevice = firstDevice;
		this.lastDevice = lastDevice;
	}

	/**
	 * @param bootMemory
	 *            as devices name it, such as "flexspi_nand"
	 * @return the kind
	 * @throws BadInputException
	 *             if there is no such kind
	 */
	public static MemoryKind named(String bootMemory) throws BadInputException {
		for (MemoryKind kind : values()) {
			if (kind.bootMemory().equalsIgnoreCase(bootMemory.replace('-', '_'))) {
				return kind;
			}
		}
		throw new BadInputException(
				"There is no memory \"" + bootMemory + "\" that a virtual board can be fitted with");
	}

	/**
	 * @param bootDevice
	 *            the number in the boot configuration
	 * @return the kind that it means; empty if it is none of these
	 */
	public static Optional<MemoryKind> of(int bootDevice) {
		for (MemoryKind kind : values()) {
			if (bootDevice >= kind.firstDevice && bootDevice <= kind.lastDevice) {
				return Optional.of(kind);
			}
		}
		return Optional.empty();
	}

	/** @return the name as devices have it, such as "flexspi_nand" */
	public String bootMemory() {
		return name().toLowerCase(Locale.ROOT);
	}

	/** @return the flashloader's number of it */
	public int memoryId() {
		return memoryId;
	}

	/** @return the lowest number that means it in the boot configuration */
	public int bootDevice() {
		return firstDevice;
	}

	/**
	 * @param device
	 *            a part
	 * @return where an image has its IVT in this memory; empty if the part does not boot from it
	 */
	public Optional<BootMemory> of(Device device) {
		return device.bootMemories().stream().filter(memory -> memory.name().equals(bootMemory())).findFirst();
	}
}
