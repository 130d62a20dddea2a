/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.board.nor;

import java.util.Arrays;
import java.util.Optional;

import org.bootseal.core.device.DeviceNotes;

/**
 * FlexSPI with a chip behind it: reads through the look-up table of a configuration block, and what comes is right only
 * if block, wiring and chip agree.
 */
public final class FlashPort {

	private static final int SLOWEST_MEGAHERTZ = 30;
	private static final int DQS_LOOPBACK = 1;
	private static final int EXTERNAL_STROBE = 3;
	/** Clocks that a HyperFlash needs between address and data, halved for both edges; the FCB of the RT1050 EVKB. */
	private static final int HYPER_DUMMIES = 0xB306;
	private static final int HYPER_STROBED_DUMMIES = 0xB7;
	/** Without the DQS loopback FlexSPI samples right up to here; i.MX RT1020 data sheet, FlexSPI timing. */
	private static final int INTERNAL_LOOPBACK_MEGAHERTZ = 60;

	private final FlashChip chip;
	private final FlashWiring wiring;
	private final DeviceNotes notes;
	private final LineNoise noise;
	private FlashDecryption decryption = FlashDecryption.NONE;

	/**
	 * @param chip
	 *            the chip
	 * @param wiring
	 *            how it is wired
	 * @param notes
	 *            what frequency codes mean on the device. That serialClkFreq counts as the option word does is assumed
	 *            from EVKs, where option 0xC0000007 gave an FCB with code 7.
	 * @param seed
	 *            decides which bits arrive wrong at clocks that the traces do not carry
	 */
	public FlashPort(FlashChip chip, FlashWiring wiring, DeviceNotes notes, long seed) {
		noise = new LineNoise(wiring.cleanMegahertz(), seed);
		this.chip = chip;
		this.wiring = wiring;
		this.notes = notes;
	}

	/** @return the chip */
	public FlashChip chip() {
		return chip;
	}

	/** Whether the chip works with what supplies it. */
	boolean isSupplied() {
		return wiring.millivolts() == 0 || wiring.millivolts() == chip.figures().millivolts();
	}

	/** Whether a code of a frequency means one on this device; 0 does, it leaves the clock alone. */
	boolean isFrequency(int code) {
		return code == 0 || notes.frequencyMhz(code).isPresent();
	}

	/** @return how the chip is wired */
	public FlashWiring wiring() {
		return wiring;
	}

	/** A read command: opcode, pads of address and data (as LUT codes 0, 1, 2), clocks between them. */
	private enum ReadCommand {
		READ(0x03, 0, 0, 0), FAST(0x0B, 0, 0, 8), DUAL_OUT(0x3B, 0, 1, 8), DUAL_IO(0xBB, 1, 1, 4),
		QUAD_OUT(0x6B, 0, 2, 8), QUAD_IO(0xEB, 2, 2, 6);

		private final int opcode;
		private final int addressPads;
		private final int dataPads;
		private final int dummies;

		ReadCommand(int opcode, int addressPads, int dataPads, int dummies) {
			this.opcode = opcode;
			this.addressPads = addressPads;
			this.dataPads = dataPads;
			this.dummies = dummies;
		}

		static Optional<ReadCommand> of(int opcode) {
			for (ReadCommand command : values()) {
				if (command.opcode == opcode) {
					return Optional.of(command);
				}
			}
			return Optional.empty();
		}
	}

	/**
	 * Why reading with a configuration block gives wrong bytes.
	 *
	 * @param block
	 *            the block
	 * @return one sentence; empty if reading works
	 */
	public Optional<String> problem(NorConfigBlock block) {
		if (block.portB() != (wiring.port() == 'B') || block.secondaryPins() != wiring.secondaryPins()) {
			return Optional.of("The FCB drives pins that the flash is not wired to");
		}
		if (!isSupplied()) {
			return Optional.of("The flash does not work with " + wiring.millivolts() + " mV");
		}
		return chip instanceof NorChip spi ? problem(block, spi) : hyperProblem(block);
	}

	private Optional<String> problem(NorConfigBlock block, NorChip spi) {
		if (!spi.listens() || !spi.takesThreeBytes()) {
			return Optional.of("The flash is in a mode in which it takes no commands as the FCB sends them");
		}
		int command = block.instruction(0, 0);
		Optional<ReadCommand> known = ReadCommand.of(command & 0xFF);
		if (command >>> 8 != 0x04 || known.isEmpty()) {
			return Optional.of("LUT sequence 0 of the FCB is no read command of the " + chip.figures().name());
		}
		ReadCommand read = known.get();
		int address = block.instruction(0, 1);
		if (address != (0x0800 | read.addressPads << 8 | 0x18)) {
			return Optional.of("LUT sequence 0 of the FCB does not send 24 address bits as the chip wants them");
		}
		int dummies = 0;
		int at = 2;
		for (; at < 8 && isModeOrDummy(block.instruction(0, at)); at++) {
			int instruction = block.instruction(0, at);
			dummies += instruction >>> 10 == 0x0C ? instruction & 0xFF : 8 >> (instruction >>> 8 & 3);
		}
		if (at == 8 || block.instruction(0, at) >>> 8 != (0x24 | read.dataPads)) {
			return Optional.of("LUT sequence 0 of the FCB does not read on the pads that the command uses");
		}
		if (dummies != read.dummies) {
			return Optional
					.of("LUT sequence 0 of the FCB waits " + dummies + " clocks, the chip needs " + read.dummies);
		}
		return quadProblem(read, spi).or(() -> clockProblem(block));
	}

	private static boolean isModeOrDummy(int instruction) {
		int opcode = instruction >>> 10;
		return opcode == 0x0C || opcode == 0x07;
	}

	private Optional<String> hyperProblem(NorConfigBlock block) {
		if (!block.isHyper() || block.instruction(0, 0) != 0x87A0 || block.instruction(0, 1) != 0x8B18
				|| block.instruction(0, 2) != 0x8F10 || block.instruction(0, 4) >>> 8 != 0xA7) {
			return Optional.of("The FCB does not read as a HyperFlash wants it");
		}
		int dummies = block.instruction(0, 3);
		if (dummies != HYPER_DUMMIES && dummies >>> 8 != HYPER_STROBED_DUMMIES) {
			return Optional.of("LUT sequence 0 of the FCB waits another time than the HyperFlash");
		}
		if (block.sampleClock() != EXTERNAL_STROBE) {
			return Optional.of("The FCB does not sample by the strobe of the HyperFlash");
		}
		return clockProblem(block);
	}

	private Optional<String> quadProblem(ReadCommand read, NorChip spi) {
		if (read.dataPads == 2 && wiring.dataLines() < 4) {
			return Optional.of("The FCB reads on four lines, the flash has fewer");
		}
		if (read.dataPads == 2 && !spi.isQuadEnabled()) {
			return Optional.of("The FCB reads on four lines, but the quad enable bit of the flash is not set");
		}
		return Optional.empty();
	}

	private int megahertz(NorConfigBlock block) {
		return block.clock() == 0 ? SLOWEST_MEGAHERTZ : notes.frequencyMhz(block.clock()).orElse(Integer.MAX_VALUE);
	}

	private Optional<String> clockProblem(NorConfigBlock block) {
		int megahertz = megahertz(block);
		if (megahertz > chip.figures().maxMegahertz()) {
			return Optional.of("The FCB clocks the flash faster than its " + chip.figures().maxMegahertz() + " MHz");
		}
		if (block.sampleClock() == 0 && megahertz > INTERNAL_LOOPBACK_MEGAHERTZ) {
			return Optional.of("The FCB samples by the internal loopback, too fast for it");
		}
		if (block.sampleClock() == DQS_LOOPBACK && !wiring.dqsFree() && megahertz > INTERNAL_LOOPBACK_MEGAHERTZ) {
			return Optional.of("The FCB samples by the DQS pad, to which this board connects something else");
		}
		return Optional.empty();
	}

	/**
	 * @param block
	 *            how to read
	 * @param offset
	 *            from the start of the flash
	 * @param length
	 *            bytes
	 * @return what FlexSPI sees: what the cells hold, or noise made of it if {@link #problem(NorConfigBlock)} is there
	 */
	public byte[] read(NorConfigBlock block, int offset, int length) {
		byte[] bytes = chip.read(offset, length);
		if (problem(block).isPresent()) {
			for (int i = 0; i < bytes.length; i++) {
				bytes[i] ^= (byte) (0x5A + 29 * (offset + i));
			}
		}
		noise.befall(bytes, megahertz(block));
		decryption.decrypt(offset, bytes);
		return bytes;
	}

	/**
	 * Sets what decrypts between chip and bus, for reads by a configuration block.
	 *
	 * @param engine
	 *            the engine; {@link FlashDecryption#NONE} after a reset
	 */
	public void decryptBy(FlashDecryption engine) {
		decryption = engine;
	}

	/**
	 * Reads the place of the FCB as the ROM does before it has one: slowly, from SPI on one line with command 0x03,
	 * from HyperBus with its safest latency.
	 *
	 * @param flexSpi
	 *            the FlexSPI that the ROM boots from
	 * @param offset
	 *            from the start of the flash
	 * @param secondaryPins
	 *            whether the ROM was told to use the secondary pins
	 * @return 512 bytes; all 0xFF if the chip is not on these pins, or does not answer
	 */
	public byte[] readPlain(int flexSpi, int offset, boolean secondaryPins) {
		if (wiring.flexSpi() == flexSpi && wiring.port() == 'A' && wiring.secondaryPins() == secondaryPins
				&& isSupplied() && (!(chip instanceof NorChip spi) || spi.listens() && spi.takesThreeBytes())) {
			return chip.read(offset, NorConfigBlock.LENGTH);
		}
		byte[] nothing = new byte[NorConfigBlock.LENGTH];
		Arrays.fill(nothing, (byte) 0xFF);
		return nothing;
	}
}
