/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.plan;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

import org.bootseal.core.BadInputException;
import org.bootseal.core.device.Device;
import org.bootseal.core.firmware.Firmware;
import org.bootseal.core.firmware.Segment;
import org.bootseal.core.flexspi.FlexSpiInstance;
import org.bootseal.core.flexspi.FlexSpiNorOption;

/**
 * Copies FlexSPI NOR flash to files and back, byte for byte: boot header, image and whatever else is there.
 *
 * @param device
 *            the device
 * @param option
 *            what flash is connected
 * @param instance
 *            which FlexSPI it is connected to; empty for the one that the flashloader takes by itself
 * @param sectorSize
 *            bytes of a sector of that flash, a power of two
 * @param unsignedFlashloader
 *            a flashloader for an open part
 * @param signedFlashloader
 *            a flashloader for a closed part
 */
public record FlashCopy(Device device, FlexSpiNorOption option, OptionalInt instance, long sectorSize,
		Optional<PlanFile> unsignedFlashloader, Optional<PlanFile> signedFlashloader) {

	/**
	 * @param start
	 *            offset in the flash of the first byte; the start of a sector
	 * @param length
	 *            bytes, more than 0; whole sectors
	 * @param file
	 *            where they are kept, as S-records; nothing may be there
	 * @return the plan
	 * @throws BadInputException
	 *             if they are not whole sectors of the flash
	 */
	public FlashCopyPlan save(long start, long length, Path file) throws BadInputException {
		MemoryCommands commands = commands();
		FlashRegion region = region("--from and --size", commands, commands.flashBase() + start, length);
		List<Step> steps = begin();
		steps.add(configure(commands, List.of()));
		steps.add(new SaveStep(List.of(new BoardCommand.ReadMemory(device.flashloaderId(), region.start(),
				(int) region.length(), file.getFileName().toString())), file));
		return new FlashCopyPlan(device, "Save the flash of " + device.name() + " in " + file.getFileName(), List.of(),
				steps);
	}

	/**
	 * @param saved
	 *            what is to stand in the flash, with addresses there; whole sectors
	 * @param file
	 *            where it comes from
	 * @return the plan
	 * @throws BadInputException
	 *             if it has no addresses, or is not made of whole sectors of the flash
	 */
	public FlashCopyPlan restore(Firmware saved, Path file) throws BadInputException {
		if (!saved.hasAddresses()) {
			throw BadInputException.expected(file, "", "a file without addresses",
					"S-records or Intel HEX, as \"memory save\" writes it");
		}
		MemoryCommands commands = commands();
		List<FlashRegion> regions = new ArrayList<>();
		List<CompareStep.Area> areas = new ArrayList<>();
		List<Step> writes = new ArrayList<>();
		for (Segment segment : saved.segments()) {
			regions.add(region(file.toString(), commands, segment.address(), segment.length()));
			PlanFile content = PlanFile.of(file, segment.data());
			BoardCommand.ReadMemory read = new BoardCommand.ReadMemory(device.flashloaderId(), segment.address(),
					segment.length(), "readback.bin");
			areas.add(new CompareStep.Area(read, content));
			writes.add(new WriteImageStep(
					new BoardCommand.WriteMemory(device.flashloaderId(), segment.address(), content)));
			writes.add(new VerifyImageStep(read, content));
		}
		EraseStep erase = new EraseStep(
				regions.stream().map(region -> new BoardCommand.EraseRegion(device.flashloaderId(), region)).toList());
		List<Step> steps = begin();
		steps.add(new ConsentStep("The sectors " + erase.regionsText() + " get what is in " + file.getFileName()
				+ "; what is in them now is lost.", Set.of()));
		steps.add(configure(commands, regions));
		steps.add(new CompareStep(regions, sectorSize, areas, List.of()));
		steps.add(erase);
		steps.addAll(writes);
		steps.add(new ResetStep(new BoardCommand.Reset(device.flashloaderId())));
		return new FlashCopyPlan(device, "Put " + file.getFileName() + " back into the flash of " + device.name(),
				List.of("the flash gets these bytes as they are; whether the ROM boots them is not looked at"), steps);
	}

	private MemoryCommands commands() throws BadInputException {
		if (instance.isPresent()) {
			FlexSpiInstance.check(device, instance.getAsInt());
		}
		return new MemoryCommands(device, option, instance);
	}

	private List<Step> begin() throws BadInputException {
		FlashloaderPlanner flashloader = new FlashloaderPlanner(device);
		return new ArrayList<>(
				List.of(flashloader.look(), flashloader.start(unsignedFlashloader, signedFlashloader)));
	}

	private static ConfigureStep configure(MemoryCommands commands, List<FlashRegion> used) {
		return new ConfigureStep(commands.setup(), commands.attributes(), used, commands.summary());
	}

	private FlashRegion region(String where, MemoryCommands commands, long start, long length)
			throws BadInputException {
		long base = commands.flashBase();
		if (start < base || length <= 0 || start - base > device.flashSize() - length) {
			throw new BadInputException(String.format(Locale.ROOT,
					"%s: found 0x%X bytes from 0x%08X on, expected some in the flash, 0x%X bytes from 0x%08X on", where,
					length, start, device.flashSize(), base));
		}
		if (start % sectorSize != 0 || length % sectorSize != 0) {
			throw new BadInputException(String.format(Locale.ROOT,
					"%s: found 0x%X bytes from 0x%08X on, expected whole sectors of 0x%X bytes: only they can be"
							+ " erased, so the rest of the sector would be lost",
					where, length, start, sectorSize));
		}
		return new FlashRegion(start, length);
	}
}
