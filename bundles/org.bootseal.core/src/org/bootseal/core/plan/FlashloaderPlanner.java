/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.plan;

import java.util.Locale;
import java.util.Optional;

import org.bootseal.core.BadInputException;
import org.bootseal.core.connection.UsbId;
import org.bootseal.core.device.Device;
import org.bootseal.core.mboot.Property;
import org.bootseal.core.plan.StartFlashloaderStep.Loader;

/** Works out the steps that find a board and start a flashloader on it. */
final class FlashloaderPlanner {

	private static final int OLD_IVT_OFFSET = 0x400;

	private final Device device;
	private final UsbId rom;
	private final UsbId flashloader;

	FlashloaderPlanner(Device device) {
		this.device = device;
		rom = device.romIds().get(0);
		flashloader = device.flashloaderId();
	}

	LookStep look() {
		return new LookStep(device.romIds(), flashloader, ping(), LookStep.LIMIT);
	}

	/** The file for an open part, and the signed one; the ROM tells which is needed. */
	StartFlashloaderStep start(Optional<PlanFile> unsigned, Optional<PlanFile> signed) throws BadInputException {
		return new StartFlashloaderStep(new BoardCommand.ErrorStatus(rom), loader(unsigned, false),
				loader(signed, true), ping(), WritePlanner.FLASHLOADER_LIMIT);
	}

	private Optional<Loader> loader(Optional<PlanFile> file, boolean signed) throws BadInputException {
		if (file.isEmpty()) {
			return Optional.empty();
		}
		IvtPlace place = IvtPlace.require(file.get(), 0, OLD_IVT_OFFSET);
		if (signed && !place.isSigned()) {
			throw BadInputException.expected(file.get().path(), "", "an image without signature (its IVT has no CSF)",
					"a signed flashloader");
		}
		long address = place.self() - place.offset();
		boolean inRam = device.memory().stream().anyMatch(region -> region.contains(address, file.get().length()));
		if (!inRam) {
			throw BadInputException.in(file.get().path(), String.format(Locale.ROOT, "offset 0x%X", place.offset()),
					String.format(Locale.ROOT,
							"its IVT says that it loads at 0x%08X with %d bytes, which is no memory of %s",
							address, file.get().length(), device.name()));
		}
		return Optional.of(new Loader(new BoardCommand.WriteFile(rom, address, file.get()),
				new BoardCommand.JumpAddress(rom, place.self())));
	}

	private BoardCommand.GetProperty ping() {
		return new BoardCommand.GetProperty(flashloader, Property.CURRENT_VERSION, 0);
	}
}
