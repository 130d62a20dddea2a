/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.device;

import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;

import org.bootseal.core.BadInputException;
import org.bootseal.core.connection.UsbId;

/**
 * What is known of one device family; {@link DeviceNotes} has what is for a person only. Immutable. The sources of the
 * facts stand in the resource of the device.
 *
 * @param name
 *            NXP's name, for example "MIMXRT1020"
 * @param aliases
 *            other names that mean this device, upper case without "MIMX"
 * @param romIds
 *            USB ids of the ROM in serial downloader mode, the likeliest first
 * @param romProtocol
 *            what the ROM speaks in serial downloader mode
 * @param flashloaderId
 *            USB id of NXP's flashloader when it runs
 * @param engine
 *            name of the crypto engine that HAB uses, as in the CSF: "DCP", "CAAM"
 * @param xmcd
 *            whether the ROM reads an external memory configuration (XMCD)
 * @param flashBase
 *            address at which the boot flash (FlexSPI NOR) can be read
 * @param flashSize
 *            bytes of that window
 * @param fcbOffset
 *            bytes from the start of the flash to the FCB
 * @param fcbVersion
 *            version word of an FCB of which nobody says anything
 * @param memory
 *            the memory map
 * @param bootMemories
 *            memories that can hold a HAB image
 * @param flashloaderAddress
 *            where NXP's flashloader is loaded to if it is a plain binary; it starts with its IVT, so it is the jump
 *            address as well
 * @param xip
 *            what decrypts the boot flash while it is read
 * @param optionWordAddress
 *            RAM in which the flashloader takes option words
 * @param fuseMapName
 *            name of the fuse map; empty if none is there yet
 */
public record Device(String name, List<String> aliases, List<UsbId> romIds, RomProtocol romProtocol,
		UsbId flashloaderId,
		String engine, boolean xmcd, long flashBase, long flashSize, long fcbOffset, long fcbVersion,
		List<MemoryRegion> memory, List<BootMemory> bootMemories, long flashloaderAddress, XipLayout xip,
		long optionWordAddress, String fuseMapName) {

	/** Copies the lists. */
	public Device {
		aliases = List.copyOf(aliases);
		romIds = List.copyOf(romIds);
		memory = List.copyOf(memory);
		bootMemories = List.copyOf(bootMemories);
	}

	/**
	 * @param bootMemory
	 *            for example "flexspi_nor"; a hyphen may stand for the underscore
	 * @return where an image lies in it
	 * @throws BadInputException
	 *             if this device has no such boot memory; the message names those it has
	 */
	public BootMemory bootMemory(String bootMemory) throws BadInputException {
		String wanted = bootMemory.replace('-', '_');
		StringJoiner names = new StringJoiner(", ");
		for (BootMemory memory : bootMemories) {
			if (memory.name().equalsIgnoreCase(wanted)) {
				return memory;
			}
			names.add(memory.name());
		}
		throw new BadInputException(name + " has no boot memory \"" + bootMemory + "\"; it has " + names);
	}

	/**
	 * @param address
	 *            any address, unsigned 32 bit
	 * @return the memory that it is in; empty if there is none
	 */
	public Optional<MemoryRegion> regionAt(long address) {
		for (MemoryRegion region : memory) {
			if (region.contains(address, 1)) {
				return Optional.of(region);
			}
		}
		return Optional.empty();
	}

	/** @return the name, as for users */
	@Override
	public String toString() {
		return name;
	}
}
