/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.hab;

import java.util.List;
import java.util.Optional;

import org.bootseal.core.BadInputException;
import org.bootseal.core.device.Device;
import org.bootseal.core.device.MemoryRegion;
import org.bootseal.core.firmware.Firmware;

/**
 * Compares where the application was linked to with where it will be, and both with the memory of the part. In flash,
 * where code runs in place, a difference is an error; in RAM it is a warning, because a program may move itself.
 */
final class ImageChecks {

	private final HabLayout layout;
	private final List<HabWarning> warnings;

	ImageChecks(HabLayout layout, List<HabWarning> warnings) {
		this.layout = layout;
		this.warnings = warnings;
	}

	void checkAddresses() throws BadInputException {
		Optional<Device> device = layout.recipe().device();
		Optional<MemoryRegion> region = device.isPresent() ? device.get().regionAt(layout.recipe().startAddress())
				: Optional.empty();
		boolean inPlace = region.isPresent() && region.get().kind() == MemoryRegion.Kind.FLEXSPI;
		checkLinkedAddress(inPlace);
		if (device.isEmpty()) {
			return;
		}
		BootData data = layout.bootData();
		if (region.isEmpty()) {
			warn(String.format("the image starts at 0x%08X, where %s has no memory that is known", data.start(),
					device.get().name()));
		} else if (!region.get().contains(data.start(), data.length())) {
			String problem = String.format("the image is at 0x%08X to 0x%08X, but the memory %s of %s ends at 0x%08X",
					data.start(), data.start() + data.length() - 1, region.get().name(), device.get().name(),
					region.get().end() - 1);
			if (inPlace) {
				throw new BadInputException(problem);
			}
			warn(problem);
		}
	}

	private void checkLinkedAddress(boolean inPlace) throws BadInputException {
		Firmware firmware = layout.recipe().firmware();
		long placed = layout.applicationAddress();
		if (!firmware.hasAddresses() || firmware.start() == placed) {
			return;
		}
		if (inPlace && firmware.start() < placed && firmware.end() > layout.recipe().startAddress()) {
			throw new BadInputException(String.format(
					"the application holds bytes at 0x%08X, where the boot header goes "
							+ "(0x%08X to 0x%08X), expected an application that starts at 0x%08X;"
							+ " link it without its own boot header",
					firmware.start(), layout.recipe().startAddress(), placed - 1, placed));
		}
		String problem = String.format("the application is linked to 0x%08X, but its place in the image is 0x%08X",
				firmware.start(), placed);
		if (inPlace) {
			throw new BadInputException(problem + "; set startAddress and initialLoadSize so that their sum is 0x"
					+ String.format("%08X", firmware.start()) + ", or link it to the other address");
		}
		warn(problem);
	}

	private void warn(String message) {
		warnings.add(HabWarning.of(HabWarning.Kind.ADDRESS, message));
	}
}
