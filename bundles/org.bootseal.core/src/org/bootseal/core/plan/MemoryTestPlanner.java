/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.Set;

import org.bootseal.core.BadInputException;
import org.bootseal.core.device.Device;
import org.bootseal.core.device.MemoryRegion;
import org.bootseal.core.flexspi.FcbLayout;
import org.bootseal.core.flexspi.FlexSpiInstance;
import org.bootseal.core.plan.MemoryTest.Sectors;
import org.bootseal.core.plan.SectorTestStep.Content;

/** Works out the steps of a memory test. */
final class MemoryTestPlanner {

	private final MemoryTest test;
	private final Device device;
	private final MemoryCommands commands;
	private final long fcbAddress;

	private MemoryTestPlanner(MemoryTest test) {
		this.test = test;
		device = test.device();
		commands = new MemoryCommands(device, test.option(), test.instance());
		fcbAddress = commands.flashBase() + device.fcbOffset();
	}

	static MemoryTestPlan plan(MemoryTest test) throws BadInputException {
		if (test.instance().isPresent()) {
			FlexSpiInstance.check(test.device(), test.instance().getAsInt());
		}
		return new MemoryTestPlanner(test).plan();
	}

	private MemoryTestPlan plan() throws BadInputException {
		FlashloaderPlanner flashloader = new FlashloaderPlanner(device);
		List<Step> steps = new ArrayList<>();
		steps.add(flashloader.look());
		steps.add(flashloader.start(test.unsignedFlashloader(), test.signedFlashloader()));
		List<SectorTestStep> sectors = sectors();
		if (!sectors.isEmpty()) {
			steps.add(new ConsentStep(change(sectors), Set.of()));
		}
		steps.add(new ConfigureStep(commands.setup(), commands.attributes(), List.of(), test.option().summary()));
		steps.add(new LookAtFcbStep(
				new BoardCommand.ReadMemory(device.flashloaderId(), fcbAddress, FcbLayout.LENGTH, "fcb.bin")));
		steps.addAll(sectors);
		return new MemoryTestPlan(device, "Test the memory configuration " + test.option() + " on " + device.name(),
				test.option().findings().stream().map(finding -> "option words: " + finding).toList(), steps);
	}

	private List<SectorTestStep> sectors() throws BadInputException {
		List<SectorTestStep> steps = new ArrayList<>();
		if (test.sectors() != Sectors.NONE) {
			checkAddress();
			steps.add(sector(Content.PATTERN, test.sectorAddress()));
		}
		if (test.sectors() == Sectors.ONE_AND_FCB) {
			steps.add(sector(Content.GENERATED_FCB, OptionalLong.of(fcbAddress)));
		}
		return steps;
	}

	private SectorTestStep sector(Content content, OptionalLong address) {
		return new SectorTestStep(device.flashloaderId(), content, address, commands.flashBase(), fcbAddress,
				commands.generateFcb(), test.backups());
	}

	private void checkAddress() throws BadInputException {
		if (test.sectorAddress().isEmpty()) {
			return;
		}
		long address = test.sectorAddress().getAsLong();
		boolean inFlash = device.regionAt(address).filter(region -> region.kind() == MemoryRegion.Kind.FLEXSPI)
				.filter(region -> region.contains(commands.flashBase(), 1)).isPresent();
		if (!inFlash) {
			throw new BadInputException(String.format(Locale.ROOT,
					"found 0x%08X as address of the sector to test, expected one in the flash from 0x%08X on", address,
					commands.flashBase()));
		}
	}

	private String change(List<SectorTestStep> sectors) {
		return "These sectors are erased and programmed, and get their content back afterwards: "
				+ String.join(", ", sectors.stream().map(SectorTestStep::place).toList())
				+ ". If the board is lost meanwhile, the content is left in a file in " + test.backups() + "."
				+ " With wrong option words the content may be read wrongly before, and is lost then.";
	}
}
