/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.board.rom;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

import org.bootseal.board.hab.HabEvent;
import org.bootseal.board.hab.HabMemory;
import org.bootseal.board.nor.NorConfigBlock;
import org.bootseal.board.silicon.MemoryRange;
import org.bootseal.board.soc.Program;
import org.bootseal.board.soc.Soc;
import org.bootseal.core.connection.BootReport;
import org.bootseal.core.hab.HabConstants;

/** The way of the ROM from reset to an application in FlexSPI NOR flash. */
public final class FlashBoot {

	private static final int FLASH_TYPE_FOUR_BYTES = 1;
	private static final int FLASH_TYPE_HYPER_18 = 2;
	private static final int FLASH_TYPE_SECONDARY = 7;
	private static final int MOST_IMAGE_BYTES = 64 << 20;

	private final Soc soc;
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
	 */
	public FlashBoot(Soc soc) {
		this.soc = soc;
	}

	/**
	 * Boots.
	 *
	 * @return what came of it
	 */
	public Result boot() {
		boolean byFuses = soc.fuse(soc.roles().bootByFuses()) != 0;
		int bootDevice = byFuses ? soc.fuse(soc.roles().bootDevice()) : 0;
		if (bootDevice != 0) {
			steps.add("The fuses choose boot device " + bootDevice + ", which this board does not have");
			return failed(List.of());
		}
		steps.add("The boot device is FlexSPI NOR, chosen by " + (byFuses ? "fuses" : "the pins of the board"));
		int flashType = soc.fuse(soc.roles().flashType());
		if (byFuses && !fits(flashType)) {
			steps.add("The fuses say flash type " + flashType + ", which is not the flash of this board");
			return failed(List.of());
		}
		boolean secondary = byFuses ? flashType == FLASH_TYPE_SECONDARY : soc.flash().wiring().secondaryPins();
		int fcbOffset = soc.device().fcbOffset();
		Optional<NorConfigBlock> found = NorConfigBlock
				.parse(soc.flash().readPlain(soc.device().bootFlexSpi(), fcbOffset, secondary));
		if (found.isEmpty()) {
			steps.add("There is no FCB at flash offset 0x" + Integer.toHexString(fcbOffset));
			return failed(List.of());
		}
		NorConfigBlock fcb = found.get();
		steps.add(String.format(Locale.ROOT, "FCB at 0x%08X: %s", soc.flashWindow().start() + fcbOffset,
				fcb.describe()));
		Optional<String> problem = soc.flash().problem(fcb);
		if (problem.isPresent()) {
			steps.add(problem.get() + ": what is read is wrong");
		}
		if (!new EncryptedXip(soc, fcb, steps).setUp(byFuses)) {
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

	private Result bootImage(NorConfigBlock fcb) {
		MemoryRange window = soc.flashWindow();
		int ivtOffset = soc.device().ivtOffset();
		Optional<byte[]> head = readFlash(fcb, ivtOffset,
				HabConstants.BOOT_DATA_OFFSET + HabConstants.BOOT_DATA_LENGTH);
		if (head.isEmpty() || (head.get()[0] & 0xFF) != HabConstants.TAG_IVT) {
			steps.add(String.format(Locale.ROOT, "There is no IVT at flash offset 0x%X", ivtOffset));
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
		long self = ByteBuffer.wrap(head.get()).order(ByteOrder.LITTLE_ENDIAN).getInt(0x14) & 0xFFFFFFFFL;
		if (!window.holds(self, HabConstants.IVT_LENGTH) && !copyToRam(fcb, head.get(), self)) {
			return failed(List.of());
		}
		long ivtAddress = window.holds(self, HabConstants.IVT_LENGTH) ? window.start() + ivtOffset : self;
		ImageGate.Outcome outcome = new ImageGate(soc, memory).pass(ivtAddress, false);
		steps.addAll(outcome.steps());
		if (outcome.program().isEmpty() && !outcome.hung()) {
			return failed(outcome.events());
		}
		return result(outcome.program(), outcome.authentic(), outcome.events(), outcome.hung());
	}

	/** An image that runs in RAM is copied whole, from flash offset 0 on. */
	private boolean copyToRam(NorConfigBlock fcb, byte[] head, long self) {
		ByteBuffer words = ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN);
		long bootDataAt = (words.getInt(0x10) & 0xFFFFFFFFL) - self;
		long start = self - soc.device().ivtOffset();
		long length = bootDataAt == HabConstants.BOOT_DATA_OFFSET
				? words.getInt(HabConstants.BOOT_DATA_OFFSET + 4) & 0xFFFFFFFFL
				: -1;
		if (length < 0 || length > MOST_IMAGE_BYTES
				|| (words.getInt(HabConstants.BOOT_DATA_OFFSET) & 0xFFFFFFFFL) != start
				|| !soc.ram().holds(start, length) || soc.device().romReserved().meets(start, length)) {
			steps.add(
					String.format(Locale.ROOT, "The IVT is for 0x%08X, and its boot data can't be loaded there", self));
			return false;
		}
		Optional<byte[]> image = readFlash(fcb, 0, (int) length);
		if (image.isEmpty()) {
			steps.add("The boot data are longer than the flash");
			return false;
		}
		soc.ram().write(start, image.get());
		steps.add(String.format(Locale.ROOT, "0x%X bytes are copied to 0x%08X", length, start));
		return true;
	}
}
