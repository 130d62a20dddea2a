/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

import org.bootseal.core.device.Device;
import org.bootseal.core.flexspi.FlexSpiInstance;
import org.bootseal.core.flexspi.FlexSpiNorOption;
import org.bootseal.core.flexspi.OptionWord1;

/**
 * The pins that a flash may be on.
 *
 * @param instance
 *            which FlexSPI, of devices with a choice; empty for the only one
 * @param portB
 *            whether port B, not A
 * @param secondary
 *            whether the secondary group of pins
 */
record FlashPins(OptionalInt instance, boolean portB, boolean secondary) {

	private static final int PORT_B = 2;

	/** Those that option words and an instance mean. */
	static FlashPins of(Device device, FlexSpiNorOption option, OptionalInt instance) {
		boolean choice = !FlexSpiInstance.of(device).isEmpty();
		return new FlashPins(choice ? OptionalInt.of(instance.orElse(1)) : OptionalInt.empty(),
				option.word1().filter(word -> word.connection() == PORT_B).isPresent(),
				option.word1().filter(word -> word.pinmuxGroup() != 0).isPresent());
	}

	/** All that a device has, these first, then those that differ in one point, then the others. */
	List<FlashPins> others(Device device) {
		List<FlashPins> others = new ArrayList<>();
		List<Integer> instances = FlexSpiInstance.of(device);
		for (int differing = 1; differing <= 3; differing++) {
			for (boolean pins : new boolean[] { false, true }) {
				for (boolean port : new boolean[] { false, true }) {
					for (int number : instances.isEmpty() ? List.of(0) : instances) {
						FlashPins each = new FlashPins(number == 0 ? OptionalInt.empty() : OptionalInt.of(number), port,
								pins);
						if (each.distance(this) == differing) {
							others.add(each);
						}
					}
				}
			}
		}
		return others;
	}

	private int distance(FlashPins other) {
		return (instance.equals(other.instance) ? 0 : 1) + (portB == other.portB ? 0 : 1)
				+ (secondary == other.secondary ? 0 : 1);
	}

	/** Start of the window in which the flash on these pins is read. */
	long base(Device device) {
		return instance.isPresent() ? FlexSpiInstance.window(device, instance.getAsInt()).start() : device.flashBase();
	}

	/** Option words for a flash on these pins; the second word comes or goes as needed. */
	FlexSpiNorOption apply(FlexSpiNorOption option) {
		OptionWord1 old = option.word1().orElse(new OptionWord1(0, 0, 0, 0, 0, 0));
		OptionWord1 word = new OptionWord1(old.dummyCycles(), old.statusOverride(), secondary ? 1 : 0,
				old.dqsPinmuxGroup(), old.driveStrength(), portB ? PORT_B : 0);
		return OptionChange.with(option, word);
	}

	String describe() {
		return instance.stream().mapToObj(number -> "FlexSPI" + number + " ").findFirst().orElse("") + "port "
				+ (portB ? "B" : "A") + ", " + (secondary ? "secondary" : "primary") + " pins";
	}
}
