/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.board.nor;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Optional;

import org.bootseal.board.silicon.DeviceFigures;
import org.bootseal.board.silicon.MemoryRange;

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
	/** FlexSPI NOR: an SFDP of a revision that the driver does not know. */
	public static final int SFDP_NOT_SUPPORTED = 20108;
	/** FlexSPI NOR: no dummy cycle count of DTR reads works. */
	public static final int DTR_PROBE_FAILED = 20110;

	private static final int WRITE_BLOCK = 0xF000000F;
	private final FlashPort port;
	private final DeviceFigures device;
	private int flexSpi;
	private NorConfigBlock block;
	private FlashDecryption encryption = FlashDecryption.NONE;

	/**
	 * @param port
	 *            FlexSPI and the chip
	 * @param device
	 *            the part: what FlexSPI it has, where the FCB goes
	 */
	public FlashDriver(FlashPort port, DeviceFigures device) {
		this.port = port;
		this.device = device;
		flexSpi = device.bootFlexSpi();
	}

	/** @return the FlexSPI that is driven, 1 for the first */
	public int flexSpi() {
		return flexSpi;
	}

	/** @return the addresses at which the flash behind that FlexSPI is read and written */
	public MemoryRange window() {
		return device.flashWindows().get(flexSpi - 1);
	}

	/** @return the configuration that is in force */
	public Optional<NorConfigBlock> configuration() {
		return Optional.ofNullable(block);
	}

	/**
	 * @param selected
	 *            what {@link #flexSpi()} gave
	 * @param saved
	 *            512 bytes of {@link NorConfigBlock#toBytes()}, or none to be not configured
	 */
	public void restore(int selected, Optional<byte[]> saved) {
		flexSpi = selected;
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
			return block == null ? NOT_CONFIGURED : program(device.fcbOffset(), block.toBytes());
		}
		if (word0 == NorConfigBlock.TAG) {
			block = NorConfigBlock.parse(words).orElse(null);
			if (block != null) {
				ConfigCommands.send(block, port, flexSpi);
			}
			return block == null ? INVALID_ARGUMENT : OK;
		}
		NorOption option = new NorOption(word0, in.getInt(4));
		// assumed: a configuration that fails leaves none; some loaders even hang then (NXP community, post 1619156)
		block = null;
		// assumed: a new configuration ends the encryption
		encryption = FlashDecryption.NONE;
		if (option.isSelect() && device.flashWindows().size() > 1) {
			return select(option.flexSpi());
		}
		int status = new FlashProbe(port, flexSpi).find(option);
		if (status == OK && port.chip() instanceof NorChip spi) {
			Sfdp sfdp = Sfdp.parse(spi.readSfdp());
			enableQuad(option, spi, sfdp);
			block = NorConfigBlock.generate(option, sfdp);
		} else if (status == OK && port.chip() instanceof HyperChip hyper) {
			block = NorConfigBlock.generateHyper(option, hyper.figures(), HyperChip.sizeByCfi(hyper));
		}
		return status;
	}

	/**
	 * Encrypts what is programmed from now on; reads still show what stands in the cells.
	 *
	 * @param stream
	 *            what encrypts
	 */
	public void encryptBy(FlashDecryption stream) {
		encryption = stream;
	}

	private int select(int number) {
		if (number < 1 || number > device.flashWindows().size()) {
			return INVALID_ARGUMENT;
		}
		flexSpi = number;
		return OK;
	}

	/** A table of the first revision does not say how; then the option word has to. */
	private static void enableQuad(NorOption option, NorChip chip, Sfdp sfdp) {
		if (!option.plainSpi() && !chip.isQuadEnabled()) {
			int told = sfdp.quadEnableRequirement();
			chip.enableQuad(told < 0 ? option.quadEnableRequirement() : told);
		}
	}

	private FlashCommands commands() {
		return port.chip() instanceof HyperChip hyper ? new HyperCommands(hyper, block)
				: new SpiCommands((NorChip) port.chip());
	}

	private boolean inside(long offset, long length) {
		return offset >= 0 && length >= 0 && offset + length <= Math.min(block.flashSize(), size());
	}

	private int size() {
		return Math.max(port.chip().figures().size(), port.chip().figures().claimedSize());
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
		int sector = port.chip().figures().sectorSize();
		FlashCommands commands = commands();
		long end = offset + length;
		for (long at = offset - offset % sector; at < end; at += sector) {
			int status = commands.eraseSector((int) at);
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
		return block == null ? NOT_CONFIGURED : commands().eraseChip();
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
		int pageSize = port.chip().figures().pageSize();
		if (offset % pageSize != 0) {
			return WRITE_ALIGNMENT;
		}
		FlashCommands commands = commands();
		for (int done = 0; done < data.length; done += pageSize) {
			byte[] page = new byte[pageSize];
			Arrays.fill(page, (byte) 0xFF);
			System.arraycopy(data, done, page, 0, Math.min(pageSize, data.length - done));
			encryption.decrypt(offset + done, page);
			int status = commands.programPage((int) offset + done, page);
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
		return Optional.of(RegisterRead.of(block).map(read -> read.answer(port, flexSpi, (int) offset, length))
				.orElseGet(() -> port.read(block, (int) offset, length)));
	}
}
