/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.device;

import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Collectors;

import org.bootseal.core.BadInputException;
import org.bootseal.core.connection.UsbId;

/**
 * What is known of one device family. Immutable. The sources of the facts stand in the resource of the device.
 *
 * @param name
 *            NXP's name, for example "MIMXRT1020"
 * @param aliases
 *            other names that mean this device, upper case without "MIMX"
 * @param romIds
 *            USB ids of the ROM in serial downloader mode, the likeliest first
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
 * @param memory
 *            the memory map
 * @param bootMemories
 *            memories that can hold a HAB image
 * @param flashloaderAddress
 *            where NXP's flashloader is loaded to if it is a plain binary; it starts with its IVT, so it is the jump
 *            address as well
 * @param optionWordAddress
 *            RAM in which the flashloader takes option words
 * @param frequencyTables
 *            what the sources say of the frequency nibble, the most trusted first
 * @param notes
 *            what a user of this device should know, one sentence each
 * @param fuseMapName
 *            name of the fuse map; empty if none is there yet
 */
public record Device(String name, List<String> aliases, List<UsbId> romIds, UsbId flashloaderId, String engine,
		boolean xmcd, long flashBase, long flashSize, long fcbOffset, List<MemoryRegion> memory,
		List<BootMemory> bootMemories, long flashloaderAddress, long optionWordAddress,
		List<FrequencyTable> frequencyTables, List<String> notes, String fuseMapName) {

	/** Copies the lists. */
	public Device {
		aliases = List.copyOf(aliases);
		romIds = List.copyOf(romIds);
		memory = List.copyOf(memory);
		bootMemories = List.copyOf(bootMemories);
		frequencyTables = List.copyOf(frequencyTables);
		notes = List.copyOf(notes);
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
		for (BootMemory memory : bootMemories) {
			if (memory.name().equalsIgnoreCase(wanted)) {
				return memory;
			}
		}
		throw new BadInputException(name + " has no boot memory \"" + bootMemory + "\"; it has "
				+ bootMemories.stream().map(BootMemory::name).collect(Collectors.joining(", ")));
	}

	/**
	 * @param nibble
	 *            bits 3:0 of FlexSPI NOR option word 0
	 * @return MHz that the most trusted source gives; empty if none knows the nibble
	 */
	public OptionalInt frequencyMhz(int nibble) {
		return frequencyTables.stream().filter(table -> table.megahertz().containsKey(nibble))
				.mapToInt(table -> table.megahertz().get(nibble)).findFirst();
	}

	/**
	 * @param nibble
	 *            bits 3:0 of FlexSPI NOR option word 0
	 * @return what each source says, for a person: "133 MHz (SPSDK 3.10); 120 MHz (...)"; empty if none knows it
	 */
	public String frequencyNote(int nibble) {
		return frequencyTables.stream().filter(table -> table.megahertz().containsKey(nibble))
				.map(table -> table.megahertz().get(nibble) + " MHz (" + table.source() + ")")
				.collect(Collectors.joining("; "));
	}

	/** @return the name, as for users */
	@Override
	public String toString() {
		return name;
	}
}
