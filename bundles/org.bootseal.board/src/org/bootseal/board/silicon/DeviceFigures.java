/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.board.silicon;

import java.util.List;
import java.util.Map;

import org.bootseal.core.connection.UsbId;

/**
 * The figures of one member of the i.MX RT family that its ROM and its memory map follow.
 *
 * @param name
 *            the part, for example "MIMXRT1020"
 * @param romId
 *            USB id of the ROM in the serial downloader
 * @param flashloaderId
 *            USB id of a flashloader
 * @param ram
 *            the RAM that is there after reset, in the default partition of FlexRAM
 * @param romReserved
 *            RAM that the ROM keeps for itself while it runs
 * @param peripherals
 *            address ranges of registers
 * @param flash
 *            where FlexSPI maps the flash
 * @param fcbOffset
 *            where the ROM looks for the FCB, bytes from the start of the flash
 * @param ivtOffset
 *            where the ROM looks for the IVT, bytes from the start of the flash
 * @param ocotpBase
 *            address of the OCOTP controller
 * @param fuseWords
 *            number of fuse words
 * @param freshFuses
 *            words that are not zero on a fresh part, apart from the unique id
 * @param lockRules
 *            what the LOCK word guards
 * @param habEngines
 *            HAB engine codes that the part has
 * @param storesPadding
 *            whether the ROM stores the padding of the last data report; that some versions do is assumed
 */
public record DeviceFigures(String name, UsbId romId, UsbId flashloaderId, List<MemoryRange> ram,
		MemoryRange romReserved, List<MemoryRange> peripherals, MemoryRange flash, int fcbOffset, int ivtOffset,
		long ocotpBase, int fuseWords, Map<Integer, Integer> freshFuses, List<FuseLockRule> lockRules,
		List<Integer> habEngines, boolean storesPadding) {

	/** Copies the collections. */
	public DeviceFigures {
		ram = List.copyOf(ram);
		peripherals = List.copyOf(peripherals);
		freshFuses = Map.copyOf(freshFuses);
		lockRules = List.copyOf(lockRules);
		habEngines = List.copyOf(habEngines);
	}

	/**
	 * The MIMXRT1020. Memory map: device database of NXP's SPSDK 3.10, in the default FlexRAM partition that its
	 * warning ranges show; fuses and locks: fuse database of the same; fresh words: NXP community, posts 798822 and
	 * 1217661. That the ROM keeps the first 32 KiB of OCRAM is assumed from the addresses at which flashloaders are
	 * loaded.
	 *
	 * @return the figures
	 */
	public static DeviceFigures mimxrt1020() {
		return new DeviceFigures("MIMXRT1020", new UsbId(0x1FC9, 0x0130), new UsbId(0x15A2, 0x0073),
				List.of(new MemoryRange("ITCM", 0, 0x10000), new MemoryRange("DTCM", 0x20000000L, 0x10000),
						new MemoryRange("OCRAM", 0x20200000L, 0x20000)),
				new MemoryRange("RAM of the ROM", 0x20200000L, 0x8000),
				List.of(new MemoryRange("AIPS 1 to 4", 0x40000000L, 0x400000),
						new MemoryRange("AIPS 5", 0x42000000L, 0x100000)),
				new MemoryRange("FlexSPI", 0x60000000L, 0x10000000L), 0, 0x1000, 0x401F4000L, 48,
				Map.of(0, 0x40128003, 0x2D, 0x40), lockRulesOf48Words(), List.of(0x00, 0x1B, 0xFF), true);
	}

	private static List<FuseLockRule> lockRulesOf48Words() {
		return List.of(new FuseLockRule(1, 4, 0x00000001, 0, 0x00000002),
				new FuseLockRule(5, 7, 0x00000004, 0, 0x00000008),
				new FuseLockRule(15, 15, 0x00040000, 0, 0x00080000),
				new FuseLockRule(32, 33, 0x00000040, 0x00000040, 0x00000040),
				new FuseLockRule(34, 35, 0x00000100, 0, 0x00000200),
				new FuseLockRule(36, 36, 0x04000000, 0, 0x08000000),
				new FuseLockRule(38, 38, 0x00000400, 0, 0x00000800),
				new FuseLockRule(39, 39, 0x00001000, 0, 0x00002000),
				new FuseLockRule(40, 40, 0x00010000, 0x00800000, 0x00010000),
				new FuseLockRule(41, 44, 0x00200000, 0x00800000, 0x00200000),
				new FuseLockRule(45, 46, 0, 0x00400000, 0));
	}
}
