/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.board.nor;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Optional;

/**
 * The flashloader's driver of FlexSPI NOR: configures it by option words, then erases, programs and reads. All results
 * are mboot status codes.
 */
public final class FlashDriver {

	/** Success. */
	public static final int OK = 0;
	/** Invalid argument. */
	public static final int INVALID_ARGUMENT = 4;
	/** Address outside the memory. */
	public static final int RANGE_INVALID = 10200;
	/** Memory not configured. */
	public static final int NOT_CONFIGURED = 10205;
	/** FlexSPI NOR: start of a write is not on a page. */
	public static final int WRITE_ALIGNMENT = 20105;
	/** FlexSPI NOR: command failure. */
	public static final int COMMAND_FAILURE = 20106;
	/** FlexSPI NOR: no SFDP where the option word says. */
	public static final int SFDP_NOT_FOUND = 20107;
	/** FlexSPI NOR: no dummy cycle count of DTR reads works. */
	public static final int DTR_PROBE_FAILED = 20110;

	private static final int WRITE_BLOCK = 0xF000000F;
	private static final int QUAD_SDR = 0;
	private static final int QUAD_DDR = 1;
	private static final int HYPER_18 = 2;
	private static final int HYPER_30 = 3;

	private final FlashPort port;
	private final int fcbOffset;
	private NorConfigBlock block;

	/**
	 * @param port
	 *            FlexSPI and the chip
	 * @param fcbOffset
	 *            where the FCB goes, bytes from the start of the flash
	 */
	public FlashDriver(FlashPort port, int fcbOffset) {
		this.port = port;
		this.fcbOffset = fcbOffset;
	}

	/** @return the configuration that is in force */
	public Optional<NorConfigBlock> configuration() {
		return Optional.ofNullable(block);
	}

	/**
	 * @param saved
	 *            512 bytes of {@link NorConfigBlock#toBytes()}, or none to be not configured
	 */
	public void restore(Optional<byte[]> saved) {
		block = saved.flatMap(NorConfigBlock::parse).orElse(null);
	}

	/**
	 * configure-memory.
	 *
	 * @param words
	 *            what stands at the address given: 512 bytes, an option word in front or a whole FCB
	 * @return a status
	 */
	public int configure(byte[] words) {
		ByteBuffer in = ByteBuffer.wrap(words).order(ByteOrder.LITTLE_ENDIAN);
		int word0 = in.getInt(0);
		if (word0 == WRITE_BLOCK) {
			return block == null ? NOT_CONFIGURED : program(fcbOffset, block.toBytes());
		}
		if (word0 == NorConfigBlock.TAG) {
			block = NorConfigBlock.parse(words).orElse(null);
			return block == null ? INVALID_ARGUMENT : OK;
		}
		NorOption option = new NorOption(word0, in.getInt(4));
		// assumed: a configuration that fails leaves none; some loaders even hang then (NXP community, post 1619156)
		block = null;
		int status = probe(option);
		if (status == OK) {
			enableQuad(option);
			block = NorConfigBlock.generate(option, Sfdp.parse(port.chip().readSfdp()));
		}
		return status;
	}

	private int probe(NorOption option) {
		if (!option.hasTag() || option.optionSize() > 1 || option.frequency() > 8) {
			return INVALID_ARGUMENT;
		}
		int type = option.deviceType();
		if (type == HYPER_18 || type == HYPER_30) {
			// no SFDP but CFI is asked for; 20106 was recorded on an RT1052 set up for HyperFlash, flashloader K2.1.0
			// (NXP community, post 1037073)
			return COMMAND_FAILURE;
		}
		FlashWiring wiring = port.wiring();
		boolean wired = option.secondaryPins() == wiring.secondaryPins() && option.connection() != 1
				&& option.portB() == (wiring.port() == 'B');
		if (!wired || option.queryPads() != 0 || type > QUAD_DDR) {
			return SFDP_NOT_FOUND;
		}
		if (type == QUAD_DDR) {
			// assumed: the chip can, but nothing drives DQS
			return DTR_PROBE_FAILED;
		}
		// assumed: the chip is not in QPI mode, commands on four lines are noise to it
		return type == QUAD_SDR && option.commandPads() == 0 ? OK : COMMAND_FAILURE;
	}

	private void enableQuad(NorOption option) {
		NorChip chip = port.chip();
		if (!option.plainSpi() && (chip.readStatus() & NorChip.QUAD_ENABLE) == 0) {
			chip.writeEnable();
			chip.writeStatus(chip.readStatus() | NorChip.QUAD_ENABLE);
		}
	}

	private boolean inside(long offset, long length) {
		return offset >= 0 && length >= 0 && offset + length <= Math.min(block.flashSize(), size());
	}

	private int size() {
		return port.chip().figures().size();
	}

	/**
	 * Erases whole sectors around a range. Sector by sector and not by blocks, assumed from the RT1060 EVK: there 1 MiB
	 * does not end within a time-out of 5 s, 64 KiB does (SPSDK 0.2.1, test_rt10xx.py).
	 *
	 * @param offset
	 *            from the start of the flash
	 * @param length
	 *            bytes
	 * @return a status
	 */
	public int erase(long offset, long length) {
		if (block == null) {
			return NOT_CONFIGURED;
		}
		if (!inside(offset, length)) {
			return RANGE_INVALID;
		}
		NorChip chip = port.chip();
		long end = offset + length;
		for (long at = offset - offset % NorChip.SECTOR; at < end; at += NorChip.SECTOR) {
			if (chip.isProtected((int) at)) {
				// assumed: the write enable latch goes off at once and the loader sees it
				return COMMAND_FAILURE;
			}
			chip.writeEnable();
			int status = chip.erase((int) at, NorChip.SECTOR);
			if (status != OK) {
				return status;
			}
		}
		return OK;
	}

	/**
	 * Erases the chip.
	 *
	 * @return a status
	 */
	public int eraseAll() {
		if (block == null) {
			return NOT_CONFIGURED;
		}
		if (port.chip().isProtected(size() - 1)) {
			return COMMAND_FAILURE;
		}
		port.chip().writeEnable();
		return port.chip().erase(0, size());
	}

	/**
	 * Programs pages; the last is filled up with 0xFF. Cells that were not erased keep their zeros, and that is no
	 * error here: assumed, for FlexSPI NOR no record has 10203, and the driver does not read before it writes.
	 *
	 * @param offset
	 *            from the start of the flash, on a page
	 * @param data
	 *            bytes
	 * @return a status
	 */
	public int program(long offset, byte[] data) {
		if (block == null) {
			return NOT_CONFIGURED;
		}
		if (!inside(offset, data.length)) {
			return RANGE_INVALID;
		}
		if (offset % NorChip.PAGE != 0) {
			return WRITE_ALIGNMENT;
		}
		NorChip chip = port.chip();
		for (int done = 0; done < data.length; done += NorChip.PAGE) {
			int at = (int) offset + done;
			if (chip.isProtected(at)) {
				return COMMAND_FAILURE;
			}
			byte[] page = new byte[NorChip.PAGE];
			Arrays.fill(page, (byte) 0xFF);
			System.arraycopy(data, done, page, 0, Math.min(NorChip.PAGE, data.length - done));
			chip.writeEnable();
			int status = chip.program(at, page);
			if (status != OK) {
				return status;
			}
		}
		return OK;
	}

	/**
	 * @param offset
	 *            from the start of the flash
	 * @param length
	 *            bytes
	 * @return what FlexSPI reads; empty if not configured or outside
	 */
	public Optional<byte[]> read(long offset, int length) {
		if (block == null || !inside(offset, length)) {
			return Optional.empty();
		}
		return Optional.of(port.read(block, (int) offset, length));
	}
}
