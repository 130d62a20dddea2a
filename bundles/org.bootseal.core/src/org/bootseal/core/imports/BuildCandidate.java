/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.imports;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.bootseal.core.BadInputException;
import org.bootseal.core.device.BootMemory;
import org.bootseal.core.device.Device;
import org.bootseal.core.device.DeviceCatalogue;
import org.bootseal.core.device.MemoryRegion;
import org.bootseal.core.firmware.Firmware;
import org.bootseal.core.flexspi.FlexSpiNorOption;
import org.bootseal.core.hab.BootHeader;

/**
 * A program that a build made, and what is known about it.
 *
 * @param program
 *            the ELF file
 * @param tool
 *            what built it, such as "Zephyr"
 * @param device
 *            the device; empty if nothing says it, or it is none that is known
 * @param board
 *            the board as the build names it; empty if it does not
 * @param header
 *            whether the program brings FCB, IVT or DCD along
 * @param remarks
 *            where that is known from, and what speaks against taking it
 */
public record BuildCandidate(Path program, String tool, Optional<Device> device, Optional<String> board, boolean header,
		List<Remark> remarks) {

	/** Copies the list. */
	public BuildCandidate {
		remarks = List.copyOf(remarks);
	}

	/**
	 * @param kind
	 *            what became of a thing
	 * @return the remarks of that kind
	 */
	public List<Remark> remarks(Remark.Kind kind) {
		return remarks.stream().filter(remark -> remark.kind() == kind).toList();
	}

	/** @return whether nothing speaks against taking it */
	public boolean isGood() {
		return device.isPresent() && remarks.stream().noneMatch(remark -> remark.kind() == Remark.Kind.LEFT_OUT);
	}

	/**
	 * @param program
	 *            an ELF file
	 * @param facts
	 *            what was found beside it
	 * @return what is known about it
	 * @throws IOException
	 *             if it can't be read
	 */
	static BuildCandidate of(Path program, BuildFacts facts) throws IOException {
		List<Remark> remarks = new ArrayList<>();
		Optional<Device> device = device(facts, remarks);
		facts.board()
				.ifPresent(board -> remarks.add(new Remark(Remark.Kind.TAKEN, board.file().getFileName().toString(),
						"the board " + board.value())));
		boolean header = false;
		try {
			Firmware firmware = Firmware.open(program);
			if (device.isPresent()) {
				header = look(firmware, device.get(), remarks);
			}
		} catch (BadInputException e) {
			remarks.add(new Remark(Remark.Kind.LEFT_OUT, program.getFileName().toString(), e.getMessage()));
		}
		if (facts.isForMcuboot()) {
			remarks.add(new Remark(Remark.Kind.LEFT_OUT, ".config",
					"MCUboot starts this program, not the ROM: take the program of MCUboot as boot image"));
		}
		return new BuildCandidate(program, facts.tool(), device, facts.board().map(BuildFacts.Said::value), header,
				remarks);
	}

	private static Optional<Device> device(BuildFacts facts, List<Remark> remarks) {
		if (facts.part().isEmpty()) {
			remarks.add(new Remark(Remark.Kind.LEFT_OUT, "", "no file beside it says which part it is for"));
			return Optional.empty();
		}
		String place = facts.part().get().file().getFileName().toString();
		try {
			Device device = DeviceCatalogue.builtIn().find(facts.family().orElseThrow());
			remarks.add(new Remark(Remark.Kind.TAKEN, place,
					"the part " + facts.part().get().value() + ", which is a " + device.name()));
			return Optional.of(device);
		} catch (BadInputException e) {
			remarks.add(new Remark(Remark.Kind.LEFT_OUT, place, e.getMessage()));
			return Optional.empty();
		}
	}

	/** Whether it was linked for flash, and brings a boot header along. */
	private static boolean look(Firmware firmware, Device device, List<Remark> remarks) throws BadInputException {
		long start = firmware.start();
		Optional<MemoryRegion> region = device.regionAt(start);
		boolean isInFlash = start >= device.flashBase()
				&& (region.isEmpty() || region.get().kind() == MemoryRegion.Kind.FLEXSPI);
		if (!isInFlash) {
			remarks.add(new Remark(Remark.Kind.LEFT_OUT, "", String.format(Locale.ROOT,
					"linked for %s at 0x%08X, so it does not run from flash: build it for flash, or give the start address of"
							+ " its image in RAM",
					region.map(MemoryRegion::name).orElse("unknown memory"), start)));
			return false;
		}
		BootMemory memory = device.bootMemory(FlexSpiNorOption.BOOT_MEMORY);
		boolean header = BootHeader
				.find(firmware, device.flashBase(), memory.ivtOffset(), memory.initialLoadSize()).isPresent();
		if (header) {
			remarks.add(new Remark(Remark.Kind.TAKEN, "", "the boot header that the program brings along is kept"));
		}
		return header;
	}
}
