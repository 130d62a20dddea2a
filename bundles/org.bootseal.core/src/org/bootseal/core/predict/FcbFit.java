/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.predict;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bootseal.core.device.DeviceNotes;
import org.bootseal.core.flexspi.Fcb;
import org.bootseal.core.flexspi.FcbLayout;
import org.bootseal.core.flexspi.LutInstruction;

/**
 * Whether a flash chip can be read as an FCB says. Commands: data sheets of the usual serial NOR chips, which agree in
 * these; HyperBus specification.
 */
final class FcbFit {

	private static final int SECOND_PINS = 0x100;
	private static final int WORD_ADDRESSABLE = 0x08;
	private static final int DOUBLE_RATE = 0x40;
	private static final int EXTERNAL_STROBE = 3;
	private static final int HYPER_COLUMN_BITS = 3;
	/** Without the DQS loopback FlexSPI samples right up to here; i.MX RT1020 data sheet, FlexSPI timing. */
	private static final int INTERNAL_LOOPBACK_MEGAHERTZ = 60;
	private static final int SLOWEST_MEGAHERTZ = 30;
	private static final int CMD = 0x01;
	private static final int RADDR = 0x02;
	private static final int MODE8 = 0x07;
	private static final int DUMMY = 0x0C;
	private static final int READ = 0x09;
	private static final int THREE_BYTES = 0x18;
	private static final int FOUR_LINES = 4;

	/** Reads with an address of 24 bits: pads of the address, pads of the data, clocks between. */
	private static final Map<Integer, List<Integer>> READS = Map.of(0x03, List.of(1, 1, 0), 0x0B, List.of(1, 1, 8),
			0x3B, List.of(1, 2, 8), 0xBB, List.of(2, 2, 4), 0x6B, List.of(1, 4, 8), 0xEB, List.of(4, 4, 6));

	private final Fcb fcb;
	private final ByteBuffer bytes;
	private final FlashFacts flash;
	private final DeviceNotes notes;

	FcbFit(Fcb fcb, FlashFacts flash, DeviceNotes notes) {
		this.fcb = fcb;
		this.bytes = ByteBuffer.wrap(fcb.bytes()).order(ByteOrder.LITTLE_ENDIAN);
		this.flash = flash;
		this.notes = notes;
	}

	/** Bytes of flash that an FCB shows: at port A, or, if it has none there, at port B. */
	static long size(Fcb fcb) {
		ByteBuffer block = ByteBuffer.wrap(fcb.bytes()).order(ByteOrder.LITTLE_ENDIAN);
		int place = FcbLayout.FLASH_SIZES_OFFSET + (isPortB(block) ? 2 * Integer.BYTES : 0);
		return block.getInt(place) & 0xFFFFFFFFL;
	}

	private static boolean isPortB(ByteBuffer block) {
		return block.getInt(FcbLayout.FLASH_SIZES_OFFSET) == 0
				&& block.getInt(FcbLayout.FLASH_SIZES_OFFSET + 2 * Integer.BYTES) != 0;
	}

	/** Why what is read is wrong, a clause; empty if it is right as far as is known. */
	Optional<String> problem() {
		boolean secondary = (bytes.getInt(FcbLayout.CONTROLLER_MISC_OPTION_OFFSET) & SECOND_PINS) != 0;
		if (isPortB(bytes) != (flash.port() == 'B') || secondary != flash.secondaryPins()) {
			return Optional.of("the FCB drives pins that the flash is not wired to");
		}
		return switch (flash.family()) {
		case SPI -> spiProblem().or(this::clockProblem);
		case HYPER -> hyperProblem().or(this::clockProblem);
		case OCTAL -> clockProblem();
		};
	}

	private Optional<String> spiProblem() {
		List<LutInstruction> read = fcb.sequence(0);
		List<Integer> wanted = read.isEmpty() ? null : READS.get(read.get(0).operand());
		if (wanted == null || read.get(0).opcode() != CMD || read.get(0).pads() != 1) {
			return Optional
					.of("the read sequence of the FCB is no read command of a chip on SPI: " + fcb.readSequence());
		}
		boolean address = read.size() > 1 && read.get(1).opcode() == RADDR && read.get(1).operand() == THREE_BYTES
				&& read.get(1).pads() == wanted.get(0);
		if (!address) {
			return Optional.of("the read sequence of the FCB sends the address in another way than its command wants");
		}
		int clocks = 0;
		int at = 2;
		for (; at < read.size() && (read.get(at).opcode() == DUMMY || read.get(at).opcode() == MODE8); at++) {
			clocks += read.get(at).opcode() == DUMMY ? read.get(at).operand() : Byte.SIZE / read.get(at).pads();
		}
		if (at == read.size() || read.get(at).opcode() != READ || read.get(at).pads() != wanted.get(1)) {
			return Optional
					.of("the read sequence of the FCB takes the data from other pads than its command gives them");
		}
		if (clocks != wanted.get(2)) {
			return Optional.of("the read sequence of the FCB waits " + clocks + " clocks, its command needs "
					+ wanted.get(2));
		}
		return wanted.get(1) == FOUR_LINES ? quadProblem() : Optional.empty();
	}

	private Optional<String> quadProblem() {
		if (flash.lines().isPresent() && flash.lines().getAsInt() < FOUR_LINES) {
			return Optional.of("the FCB reads on four lines, the flash has fewer");
		}
		if (flash.quadEnabled().isPresent() && !flash.quadEnabled().get()) {
			return Optional.of("the FCB reads on four lines, but the quad enable bit of the flash is not set");
		}
		return Optional.empty();
	}

	private int lut(int index) {
		return bytes.getShort(FcbLayout.LUT_OFFSET + 2 * index) & 0xFFFF;
	}

	private Optional<String> hyperProblem() {
		int misc = bytes.getInt(FcbLayout.CONTROLLER_MISC_OPTION_OFFSET);
		boolean hyper = (misc & WORD_ADDRESSABLE) != 0 && (misc & DOUBLE_RATE) != 0
				&& bytes.get(FcbLayout.COLUMN_ADDRESS_WIDTH_OFFSET) == HYPER_COLUMN_BITS;
		boolean reads = lut(0) == 0x87A0 && lut(1) == 0x8B18 && lut(2) == 0x8F10 && lut(4) >>> 8 == 0xA7;
		if (!hyper || !reads) {
			return Optional.of("the FCB does not read as a HyperFlash wants it");
		}
		// six clocks for both edges, or as long as the strobe says
		if (lut(3) != 0xB306 && lut(3) >>> 8 != 0xB7) {
			return Optional.of("the read sequence of the FCB waits another time than the HyperFlash");
		}
		if (fcb.readSampleClock() != EXTERNAL_STROBE) {
			return Optional.of("the FCB does not sample by the strobe of the HyperFlash");
		}
		return Optional.empty();
	}

	private Optional<String> clockProblem() {
		int code = fcb.frequencyCode();
		int megahertz = code == 0 ? SLOWEST_MEGAHERTZ : notes.frequencyMhz(code).orElse(Integer.MAX_VALUE);
		if (megahertz == Integer.MAX_VALUE) {
			return Optional.of("the FCB has the frequency code " + code + ", which means nothing on this part");
		}
		if (flash.megahertz().isPresent() && megahertz > flash.megahertz().getAsInt()) {
			return Optional.of("the FCB clocks the flash with " + megahertz + " MHz, its highest are "
					+ flash.megahertz().getAsInt() + " MHz");
		}
		if (fcb.readSampleClock() == 0 && megahertz > INTERNAL_LOOPBACK_MEGAHERTZ) {
			return Optional.of("the FCB samples by the internal loopback, too fast for it");
		}
		return Optional.empty();
	}
}
