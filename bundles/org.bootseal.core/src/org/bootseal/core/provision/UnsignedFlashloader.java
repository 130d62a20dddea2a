/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.provision;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.OptionalLong;

import org.bootseal.core.BadInputException;
import org.bootseal.core.device.Device;
import org.bootseal.core.firmware.Firmware;
import org.bootseal.core.hab.ChainPolicy;
import org.bootseal.core.hab.HabImageBuilder;
import org.bootseal.core.hab.HabRecipe;
import org.bootseal.core.keys.SigningException;
import org.bootseal.core.plan.PlanFile;

/** Makes a flashloader ready for an open part without a provisioning file: nothing is signed, no file is written. */
public final class UnsignedFlashloader {

	private UnsignedFlashloader() {
		// functions only
	}

	/**
	 * @param source
	 *            a flashloader: ELF, SREC, Intel HEX, or the bootable image that NXP ships
	 * @param device
	 *            the device that shall run it
	 * @param startAddress
	 *            address of its image in RAM; empty for the device's usual one, or the one that a bootable image says
	 * @return the image to load, under the name of the source
	 * @throws IOException
	 *             if the file can't be read
	 * @throws BadInputException
	 *             if it is no flashloader for the device
	 */
	public static PlanFile build(Path source, Device device, Optional<Long> startAddress)
			throws IOException, BadInputException {
		FlashloaderSource loader = FlashloaderSource.open(source, device, startAddress);
		Firmware program = Firmware.of(loader.program(), Path.of("flashloader_program.bin"));
		HabRecipe recipe = new HabRecipe(Optional.of(device), loader.startAddress(), loader.ivtOffset(),
				loader.initialLoadSize(), OptionalLong.of(loader.entryPoint()), Optional.empty(), Optional.empty(),
				Optional.empty(), program, Optional.empty());
		try {
			return PlanFile.of(source,
					new HabImageBuilder(Clock.systemUTC(), ChainPolicy.REFUSE).build(recipe).bytes());
		} catch (SigningException e) {
			throw new IllegalStateException("nothing is signed", e);
		}
	}
}
