/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.finder;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.bootseal.core.device.Device;
import org.bootseal.core.device.MemoryRegion;
import org.bootseal.core.flexspi.FlexSpiInstance;
import org.bootseal.core.flexspi.FlexSpiNorOption;
import org.bootseal.core.flexspi.OptionWord0;
import org.bootseal.core.flexspi.OptionWord1;

/**
 * A place where a flash may be connected.
 *
 * @param instance
 *            which FlexSPI, from 1; empty for the one that the flashloader takes by itself
 * @param portB
 *            whether it is port B, else A
 * @param secondaryPins
 *            whether it is the secondary group of pins
 */
record Wiring(OptionalInt instance, boolean portB, boolean secondaryPins) {

	private static final int PORT_B = 2;

	/** All places of a device, the usual ones first. */
	static List<Wiring> of(Device device) {
		List<OptionalInt> instances = new ArrayList<>(List.of(FlexSpiInstance.byDefault(device)));
		FlexSpiInstance.of(device).stream().map(OptionalInt::of)
				.filter(each -> each.getAsInt() != instances.get(0).orElse(1)).forEach(instances::add);
		List<Wiring> all = new ArrayList<>();
		for (OptionalInt instance : instances) {
			for (boolean portB : new boolean[] { false, true }) {
				all.add(new Wiring(instance, portB, false));
				all.add(new Wiring(instance, portB, true));
			}
		}
		return List.copyOf(all);
	}

	/** The option words of a flash at this place. */
	FlexSpiNorOption option(OptionWord0 word) {
		if (!portB && !secondaryPins) {
			return new FlexSpiNorOption(word, Optional.empty());
		}
		OptionWord0 first = new OptionWord0(word.maxFrequency(), word.miscMode(), word.quadEnable(), word.commandPads(),
				word.queryPads(), word.deviceType(), 1);
		return new FlexSpiNorOption(first,
				Optional.of(new OptionWord1(0, 0, secondaryPins ? 1 : 0, 0, 0, portB ? PORT_B : 0)));
	}

	/** Address at which the flash is read. */
	long base(Device device) {
		Optional<MemoryRegion> window = instance.isPresent()
				? Optional.of(FlexSpiInstance.window(device, instance.getAsInt()))
				: Optional.empty();
		return window.map(MemoryRegion::start).orElse(device.flashBase());
	}

	@Override
	public String toString() {
		return (instance.isPresent() ? "FlexSPI " + instance.getAsInt() + ", " : "") + "port " + (portB ? "B" : "A")
				+ ", " + (secondaryPins ? "secondary" : "primary") + " pins";
	}
}
