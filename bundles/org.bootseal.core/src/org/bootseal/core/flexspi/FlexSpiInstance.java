/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.flexspi;

import java.util.List;
import java.util.OptionalInt;

import org.bootseal.core.BadInputException;
import org.bootseal.core.device.Device;
import org.bootseal.core.device.MemoryRegion;
import org.bootseal.core.device.RomProtocol;

/** Which FlexSPI a flash is connected to, on devices that have two of them. */
public final class FlexSpiInstance {

	private static final int SELECT = 0xCF900000;

	private FlexSpiInstance() {
		// functions only
	}

	/**
	 * @param device
	 *            a device
	 * @return the numbers that a user may choose from; empty if there is nothing to choose. An RT1064 has two, but its
	 *         second is taken by the flash in the package, which its flashloader knows
	 */
	public static List<Integer> of(Device device) {
		return windows(device).size() == 2 && device.flashBase() == windows(device).get(0).start() ? List.of(1, 2)
				: List.of();
	}

	/**
	 * Which instance the flashloader is told where the user chose none. On RT116x and RT117x, the parts whose ROM
	 * speaks mboot, SPSDK 3.10 and MCUBootUtility 6.4 always tell it; on the RT1060 MCUBootUtility does not.
	 *
	 * @param device
	 *            a device
	 * @return the instance of the boot flash; empty if none is told
	 */
	public static OptionalInt byDefault(Device device) {
		return device.romProtocol() == RomProtocol.MBOOT && of(device).contains(1) ? OptionalInt.of(1)
				: OptionalInt.empty();
	}

	private static List<MemoryRegion> windows(Device device) {
		return device.memory().stream().filter(region -> region.kind() == MemoryRegion.Kind.FLEXSPI).toList();
	}

	/**
	 * @param device
	 *            a device
	 * @param instance
	 *            a number that the user chose
	 * @throws BadInputException
	 *             if the device has no such choice
	 */
	public static void check(Device device, int instance) throws BadInputException {
		List<Integer> instances = of(device);
		if (!instances.contains(instance)) {
			throw new BadInputException(device.name() + (instances.isEmpty()
					? " has no FlexSPI to choose, so no instance is given"
					: " has the FlexSPI instances " + instances + ", found " + instance));
		}
	}

	/**
	 * @param device
	 *            a device that has this instance
	 * @param instance
	 *            1 or 2
	 * @return the memory window in which a flash there can be read
	 */
	public static MemoryRegion window(Device device, int instance) {
		return windows(device).get(instance - 1);
	}

	/**
	 * @param instance
	 *            1 or 2
	 * @return the word that chooses it in configure-memory
	 */
	public static int selectWord(int instance) {
		return SELECT + instance;
	}
}
