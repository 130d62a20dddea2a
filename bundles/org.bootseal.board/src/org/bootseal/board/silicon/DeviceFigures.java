/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.board.silicon;

import java.util.List;

import org.bootseal.core.BadInputException;
import org.bootseal.core.connection.UsbId;
import org.bootseal.core.device.BootMemory;
import org.bootseal.core.device.Device;
import org.bootseal.core.device.DeviceCatalogue;
import org.bootseal.core.device.MemoryRegion;
import org.bootseal.core.device.RomProtocol;

/**
 * The figures of one member of the i.MX RT family that its ROM and its memory map follow: those of the device
 * catalogue, and those that only a board of silicon has, which stand in a resource beside this class.
 *
 * @param device
 *            the device in the catalogue
 * @param ram
 *            the RAM that is there after reset, in the default partition of FlexRAM
 * @param romReserved
 *            RAM that the ROM keeps for itself while it runs
 * @param peripherals
 *            address ranges of registers
 * @param registers
 *            where some of these are
 * @param fuses
 *            its fuses
 * @param habEngines
 *            HAB engine codes that the part has
 * @param storesPadding
 *            whether the ROM stores the padding of the last data report; that some versions do is assumed
 */
public record DeviceFigures(Device device, List<MemoryRange> ram, MemoryRange romReserved,
		List<MemoryRange> peripherals, RegisterPlaces registers, FuseFigures fuses, List<Integer> habEngines,
		boolean storesPadding) {

	/** Copies the lists. */
	public DeviceFigures {
		ram = List.copyOf(ram);
		peripherals = List.copyOf(peripherals);
		habEngines = List.copyOf(habEngines);
	}

	/**
	 * Reads the figures of a part.
	 *
	 * @param nameOrAlias
	 *            as the device catalogue takes it, for example "MIMXRT1064"
	 * @return the figures
	 * @throws BadInputException
	 *             if the catalogue has no such device
	 */
	public static DeviceFigures of(String nameOrAlias) throws BadInputException {
		return SiliconReader.read(DeviceCatalogue.builtIn().find(nameOrAlias));
	}

	/** @return the part, for example "MIMXRT1020" */
	public String name() {
		return device.name();
	}

	/** @return what the ROM speaks */
	public RomProtocol rom() {
		return device.romProtocol();
	}

	/** @return USB id of the ROM in the serial downloader */
	public UsbId romId() {
		return device.romIds().get(0);
	}

	/** @return USB id of a flashloader */
	public UsbId flashloaderId() {
		return device.flashloaderId();
	}

	/**
	 * @return where FlexSPI maps flash: one window for each FlexSPI, the first for the first
	 */
	public List<MemoryRange> flashWindows() {
		return device.memory().stream().filter(region -> region.kind() == MemoryRegion.Kind.FLEXSPI)
				.map(region -> new MemoryRange(region.name(), region.start(), region.size())).toList();
	}

	/** @return which FlexSPI the ROM boots from unless fuses say otherwise, 1 for the first */
	public int bootFlexSpi() {
		List<MemoryRange> windows = flashWindows();
		for (int i = 0; i < windows.size(); i++) {
			if (windows.get(i).start() == device.flashBase()) {
				return i + 1;
			}
		}
		throw new IllegalStateException(name() + ": no FlexSPI is at the address of the boot flash");
	}

	/** @return where the ROM looks for the FCB, bytes from the start of the flash */
	public int fcbOffset() {
		return (int) device.fcbOffset();
	}

	/** @return where the ROM looks for the IVT in FlexSPI NOR, bytes from the start of the flash */
	public int ivtOffset() {
		return (int) device.bootMemories().stream().filter(memory -> memory.name().equals("flexspi_nor"))
				.mapToLong(BootMemory::ivtOffset).findFirst()
				.orElseThrow(() -> new IllegalStateException(name() + " has no flexspi_nor"));
	}
}
