/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.board.memory;

import java.util.List;
import java.util.Map;

import org.bootseal.board.silicon.DeviceFigures;
import org.bootseal.board.silicon.Ram;

/** A memory on a board: its cells, the flashloader's way to them, and the ROM's. */
public interface AttachedMemory {

	/** @return what it is and which chip */
	MemoryFitting fitting();

	/** Power comes on. */
	void powerOn();

	/**
	 * @param ram
	 *            where option words are
	 * @return the driver of a flashloader that has just started
	 */
	MemoryDriver driver(Ram ram);

	/**
	 * What the ROM finds.
	 *
	 * @param device
	 *            the part
	 * @param bootConfig
	 *            the boot configuration of pins or fuses, the word with the number of the boot device
	 * @param steps
	 *            gets what was done, in sentences
	 * @return the copies of the image in the order in which they are tried; none if the memory says nothing of any
	 */
	List<BootCopy> find(DeviceFigures device, int bootConfig, List<String> steps);

	/** @return bytes of a unit of {@link #written()} */
	int unit();

	/** @return the units that are not as a new chip has them, by address / {@link #unit()}; copies */
	Map<Long, byte[]> written();

	/**
	 * @param units
	 *            what {@link #written()} gave
	 */
	void restore(Map<Long, byte[]> units);

	/**
	 * @param address
	 *            of a unit
	 * @return whether the memory has one there
	 */
	boolean hasUnit(long address);
}
