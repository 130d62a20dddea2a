/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.provision;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

import org.bootseal.core.BadInputException;
import org.bootseal.core.config.Provisioning;
import org.bootseal.core.config.Provisioning.BootHeaderUse;
import org.bootseal.core.device.BootMemory;
import org.bootseal.core.firmware.Firmware;
import org.bootseal.core.hab.BootHeader;
import org.bootseal.core.plan.PlanFile;

/**
 * The application as the HAB configuration names it: the user's file, or, when that brings a boot header along, what is
 * taken out of it, in files of their own.
 *
 * @param input
 *            the application, relative to the output folder
 * @param entryPoint
 *            address of the first instruction; empty to take it from the application
 * @param configuration
 *            DCD or XMCD with its key, as a line of the HAB configuration
 * @param fcb
 *            the FCB in front of the application, if it is kept
 */
record ApplicationSource(String input, Optional<Long> entryPoint, Optional<String> configuration,
		Optional<PlanFile> fcb) {

	static ApplicationSource of(Provisioning what, long startAddress, BootMemory memory, OutputFolder output,
			List<String> warnings) throws IOException, BadInputException {
		Provisioning.Image image = what.image();
		Firmware firmware = Firmware.open(image.source());
		Optional<BootHeader> found = BootHeader.find(firmware, startAddress, memory.ivtOffset(),
				memory.initialLoadSize());
		if (found.isEmpty()) {
			return new ApplicationSource(HabYaml.relative(image.source(), what.output()), image.entryPoint(),
					Optional.empty(), Optional.empty());
		}
		BootHeader header = found.get();
		if (image.bootHeader() == BootHeaderUse.REFUSE) {
			throw what.problem("image.source", "found " + header.description()
					+ " in front of the application, where the boot header of the image goes; set image.bootHeader to"
					+ " keep or replace, or link the application without it");
		}
		boolean keep = image.bootHeader() == BootHeaderUse.KEEP;
		warnings.add(image.source() + ": found " + header.description() + " in front of the application, "
				+ (keep ? "kept but for IVT and boot data, which are made anew"
						: "replaced by the boot header of the image"));
		String stem = image.source().getFileName().toString().replaceFirst("\\.[^.]+$", "");
		String program = stem + "_application.bin";
		output.add(program, "application without its boot header", header.application().flatten());
		return new ApplicationSource(program, entry(image, header, keep),
				keep ? configuration(header, stem, output) : Optional.empty(),
				keep ? fcb(header, stem, output) : Optional.empty());
	}

	/** The file without the header is plain binary, which does not say where it starts. */
	private static Optional<Long> entry(Provisioning.Image image, BootHeader header, boolean keep) {
		if (image.entryPoint().isPresent()) {
			return image.entryPoint();
		}
		if (keep && header.ivt().isPresent()) {
			return Optional.of(header.ivt().get().entry());
		}
		OptionalLong record = header.application().entryPoint();
		return record.isPresent() ? Optional.of(record.getAsLong()) : Optional.empty();
	}

	private static Optional<String> configuration(BootHeader header, String stem, OutputFolder output)
			throws IOException {
		if (header.dcd().isPresent()) {
			output.add(stem + "_dcd.bin", "DCD of the application", header.dcd().get().encode());
			return Optional.of("DCDFilePath: " + HabYaml.quoted(stem + "_dcd.bin"));
		}
		if (header.xmcd().isPresent()) {
			output.add(stem + "_xmcd.bin", "XMCD of the application", header.xmcd().get().encode());
			return Optional.of("XMCDFilePath: " + HabYaml.quoted(stem + "_xmcd.bin"));
		}
		return Optional.empty();
	}

	private static Optional<PlanFile> fcb(BootHeader header, String stem, OutputFolder output) throws IOException {
		Optional<byte[]> fcb = header.fcb();
		if (fcb.isEmpty()) {
			return Optional.empty();
		}
		output.add(stem + "_fcb.bin", "FCB of the application", fcb.get());
		return Optional.of(PlanFile.of(output.place(stem + "_fcb.bin"), fcb.get()));
	}
}
