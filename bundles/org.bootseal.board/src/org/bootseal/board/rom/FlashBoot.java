/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.board.rom;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

import org.bootseal.board.hab.HabEvent;
import org.bootseal.board.hab.HabMemory;
import org.bootseal.board.memory.AttachedMemory;
import org.bootseal.board.memory.BootCopy;
import org.bootseal.board.memory.MemoryKind;
import org.bootseal.board.nor.NorConfigBlock;
import org.bootseal.board.silicon.MemoryRange;
import org.bootseal.board.soc.Program;
import org.bootseal.board.soc.Soc;
import org.bootseal.core.connection.BootReport;
import org.bootseal.core.device.BootMemory;
import org.bootseal.core.hab.HabConstants;

/** The way of the ROM from reset to an application in the memory that pins or fuses choose. */
public final class FlashBoot {

	private static final int FLASH_TYPE_FOUR_BYTES = 1;
	private static final int FLASH_TYPE_HYPER_18 = 2;
	private static final int FLASH_TYPE_SECONDARY = 7;

	private final Soc soc;
	private final boolean xipPin;
	private final RomTrace trace;
	private final List<String> steps = new ArrayList<>();

	/**
	 * What came of a boot.
	 *
	 * @param report
	 *            for people
	 * @param program
	 *            what was branched to; empty if nothing
	 * @param hung
	 *            whether the processor hangs, so that no serial downloader follows
	 */
	public record Result(BootReport report, Optional<Program> program, boolean hung) {
	}

	/**
	 * @param soc
	 *            the board, after reset
	 * @param xipPin
	 *            whether the boot pin of encrypted XIP asks for decryption of the flash
	 * @param trace
	 *            gets what the ROM logs
	 */
	public FlashBoot(Soc soc, boolean xipPin, RomTrace trace) {
		this.soc = soc;
		this.xipPin = xipPin;
		this.trace = trace;
	}

	/**
	 * Boots.
	 *
	 * @return what came of it
	 */
	public Result boot() {
		boolean byFuses = soc.fuse(soc.roles().bootByFuses()) != 0;
		int bootDevice = soc.roles().bootDevice().of(soc.bootConfig());
		trace.device(bootDevice);
		if (bootDevice != 0) {
			return bootFromMemory(bootDevice, byFuses);
		}
		steps.add("The boot device is FlexSPI NOR, chosen by " + (byFuses ? "fuses" : "the pins of the board"));
		int flashType = soc.fuse(soc.roles().flashType());
		if (byFuses && !fits(flashType)) {
			steps.add("The fuses say flash type " + flashType + ", which is not the flash of this board");
			trace.setUp(false);
			return failed(List.of());
		}
		boolean secondary = byFuses ? flashType == FLASH_TYPE_SECONDARY : soc.flash().wiring().secondaryPins();
		int fcbOffset = soc.device().fcbOffset();
		Optional<NorConfigBlock> found = NorConfigBlock
				.parse(soc.flash().readPlain(soc.device().bootFlexSpi(), fcbOffset, secondary));
		if (found.isEmpty()) {
			steps.add("There is no FCB at flash offset 0x" + Integer.toHexString(fcbOffset));
			trace.setUp(false);
			return failed(List.of());
		}
		NorConfigBlock fcb = found.get();
		trace.setUp(true);
		steps.add(String.format(Locale.ROOT, "FCB at 0x%08X: %s", soc.flashWindow().start() + fcbOffset,
				fcb.describe()));
		Optional<String> problem = soc.flash().problem(fcb);
		if (problem.isPresent()) {
			steps.add(problem.get() + ": what is read is wrong");
		}
		if (!new EncryptedXip(soc, fcb, steps).setUp(byFuses, xipPin)) {
			return failed(List.of());
		}
		return bootImage(fcb);
	}

	private boolean fits(int flashType) {
		return switch (soc.flash().chip().figures().kind()) {
		case QUAD -> flashType <= FLASH_TYPE_FOUR_BYTES || flashType == FLASH_TYPE_SECONDARY;
		case HYPER -> flashType == FLASH_TYPE_HYPER_18;
		};
	}

	private Result failed(List<HabEvent> events) {
		steps.add("The ROM goes to the serial downloader");
		return result(Optional.empty(), false, events, false);
	}

	private Result result(Optional<Program> program, boolean authentic, List<HabEvent> events, boolean hung) {
		BootReport report = new BootReport(program.isPresent(), soc.isClosed(), authentic,
				program.map(found -> OptionalLong.of(found.entryPoint())).orElse(OptionalLong.empty()),
				steps, events.stream().map(HabEvent::line).toList());
		return new Result(report, program, hung);
	}

	private Optional<byte[]> readFlash(NorConfigBlock fcb, long offset, int length) {
		long size = Math.min(fcb.flashSize(), soc.flash().chip().figures().size());
		return offset >= 0 && length >= 0 && offset + length <= size
				? Optional.of(soc.flash().read(fcb, (int) offset, length))
				: Optional.empty();
	}

	private Result bootFromMemory(int bootDevice, boolean byFuses) {
		Optional<AttachedMemory> memory = MemoryKind.of(bootDevice).flatMap(kind -> soc.memories().stream()
				.filter(attached -> attached.fitting().kind() == kind).findFirst());
		if (memory.isEmpty()) {
			steps.add("The " + (byFuses ? "fuses choose" : "pins choose") + " boot device " + bootDevice
					+ ", which this board does not have");
			trace.setUp(false);
			return failed(List.of());
		}
		MemoryKind kind = memory.get().fitting().kind();
		Optional<BootMemory> layout = kind.of(soc.device().device());
		steps.add("The boot device is " + kind.bootMemory() + ", chosen by "
				+ (byFuses ? "fuses" : "the pins of the board"));
		if (layout.isEmpty()) {
			steps.add("The ROM of this part does not know it");
			return failed(List.of());
		}
		trace.setUp(true);
		List<HabEvent> events = new ArrayList<>();
		for (BootCopy copy : memory.get().find(soc.device(), soc.bootConfig(), steps)) {
			Optional<ImageGate.Outcome> outcome = bootCopy(copy, (int) layout.get().ivtOffset());
			outcome.ifPresent(trace::image);
			if (outcome.isPresent() && (outcome.get().program().isPresent() || outcome.get().hung())) {
				return result(outcome.get().program(), outcome.get().authentic(), outcome.get().events(),
						outcome.get().hung());
			}
			outcome.ifPresent(failed -> events.addAll(failed.events()));
		}
		return failed(events);
	}

	/** Empty if the copy holds nothing that can be loaded. */
	private Optional<ImageGate.Outcome> bootCopy(BootCopy copy, int ivtOffset) {
		Optional<byte[]> head = RamCopy.head(copy::read, ivtOffset);
		if (head.isEmpty()) {
			steps.add(String.format(Locale.ROOT, "There is no IVT at offset 0x%X of %s", ivtOffset, copy.place()));
			trace.nothingRead();
			return Optional.empty();
		}
		OptionalLong ivt = new RamCopy(soc, steps).copy(copy::read, head.get(), ivtOffset);
		if (ivt.isEmpty()) {
			return Optional.empty();
		}
		ImageGate.Outcome outcome = new ImageGate(soc, new RamMemory(soc)).pass(ivt.getAsLong(), false);
		steps.addAll(outcome.steps());
		return Optional.of(outcome);
	}

	private Result bootImage(NorConfigBlock fcb) {
		MemoryRange window = soc.flashWindow();
		int ivtOffset = soc.device().ivtOffset();
		RamCopy.Source source = (offset, length) -> readFlash(fcb, offset, length);
		Optional<byte[]> head = RamCopy.head(source, ivtOffset);
		if (head.isEmpty()) {
			steps.add(String.format(Locale.ROOT, "There is no IVT at flash offset 0x%X", ivtOffset));
			trace.nothingRead();
			return failed(List.of());
		}
		HabMemory ram = new RamMemory(soc);
		HabMemory memory = new HabMemory() {

			@Override
			public Optional<byte[]> read(long address, int length) {
				return window.holds(address, length) ? readFlash(fcb, address - window.start(), length)
						: ram.read(address, length);
			}

			@Override
			public boolean write(long address, byte[] bytes) {
				return ram.write(address, bytes);
			}
		};
		boolean inPlace = window.holds(RamCopy.self(head.get()), HabConstants.IVT_LENGTH);
		OptionalLong ivt = inPlace ? OptionalLong.of(window.start() + ivtOffset)
				: new RamCopy(soc, steps).copy(source, head.get(), ivtOffset);
		if (ivt.isEmpty()) {
			trace.nothingRead();
			return failed(List.of());
		}
		ImageGate.Outcome outcome = new ImageGate(soc, memory).pass(ivt.getAsLong(), false);
		trace.image(outcome);
		steps.addAll(outcome.steps());
		if (outcome.program().isEmpty() && !outcome.hung()) {
			return failed(outcome.events());
		}
		return result(outcome.program(), outcome.authentic(), outcome.events(), outcome.hung());
	}
}
