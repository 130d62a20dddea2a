/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.plan;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

import org.bootseal.core.BadInputException;
import org.bootseal.core.connection.UsbId;
import org.bootseal.core.device.Device;
import org.bootseal.core.mboot.Property;
import org.bootseal.core.plan.StartFlashloaderStep.Loader;
import org.bootseal.core.plan.StartFlashloaderStep.Question;

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
		return new LookStep(device.romProtocol(), device.romIds(), flashloader, ping(), LookStep.LIMIT);
	}

	/** The file for an open part, and the signed one; the ROM tells which is needed. */
	StartFlashloaderStep start(Optional<PlanFile> unsigned, Optional<PlanFile> signed) throws BadInputException {
		return new StartFlashloaderStep(question(), loader(unsigned, false), loader(signed, true), ping(),
				WritePlanner.FLASHLOADER_LIMIT);
	}

	/** Runs an image from RAM, as a flashloader is run. */
	RunStep run(PlanFile image) throws BadInputException {
		return new RunStep(question(), loader(Optional.of(image), false).orElseThrow(),
				new BoardCommand.Reset(flashloader), RunStep.LIMIT);
	}

	private Question question() {
		return switch (device.romProtocol()) {
		case SDP -> new Question.Sdp(new BoardCommand.ErrorStatus(rom));
		case MBOOT -> new Question.Mboot(new BoardCommand.GetProperty(rom, Property.SECURITY_STATE, 0));
		};
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
		return Optional.of(switch (device.romProtocol()) {
		case SDP -> new Loader.Sdp(new BoardCommand.WriteFile(rom, address, file.get()),
				new BoardCommand.JumpAddress(rom, place.self()));
		case MBOOT -> new Loader.Mboot(new BoardCommand.LoadImage(rom, whole(file.get(), place)));
		});
	}

	/**
	 * The ROM finds the IVT at the start of the image and its end by the boot data, as all such images of SPSDK 3.10
	 * have it; no other is on record.
	 */
	private static PlanFile whole(PlanFile file, IvtPlace place) throws BadInputException {
		if (place.offset() != 0) {
			throw BadInputException.expected(file.path(), "",
					String.format(Locale.ROOT, "an IVT at offset 0x%X", place.offset()),
					"one at its start, where load-image needs it");
		}
		OptionalLong end = place.imageEnd(file.content());
		if (end.isEmpty() || end.getAsLong() > file.length()) {
			throw BadInputException.expected(file.path(), "", file.length() + " bytes",
					end.isEmpty() ? "boot data in the image" : end.getAsLong() + ", as its boot data say");
		}
		return file;
	}

	private BoardCommand.GetProperty ping() {
		return new BoardCommand.GetProperty(flashloader, Property.CURRENT_VERSION, 0);
	}
}
