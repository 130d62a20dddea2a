/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.flexspi;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import org.bootseal.core.BadInputException;
import org.bootseal.core.block.BlockLayout;
import org.bootseal.core.block.ConfigurationBlock;
import org.bootseal.core.keys.InputFile;

/** A FlexSPI NOR configuration block as it stands in flash; read only. */
public final class Fcb {

	private static final int MAX_FILE = 1 << 20;
	private static final int SEQUENCES = FcbLayout.LUT_LENGTH / FcbLayout.SEQUENCE_LENGTH;

	private final ByteBuffer block;

	private Fcb(byte[] block) {
		this.block = ByteBuffer.wrap(block).asReadOnlyBuffer().order(ByteOrder.LITTLE_ENDIAN);
	}

	/**
	 * @param bytes
	 *            at least {@link FcbLayout#LENGTH} bytes, the block first; copied
	 * @return the block
	 * @throws BadInputException
	 *             if it is too short or the tag is not "FCFB"
	 */
	public static Fcb parse(byte[] bytes) throws BadInputException {
		if (bytes.length < FcbLayout.LENGTH) {
			throw new BadInputException(
					"FCB: found " + bytes.length + " bytes, expected " + FcbLayout.LENGTH);
		}
		Fcb fcb = new Fcb(Arrays.copyOf(bytes, FcbLayout.LENGTH));
		int tag = fcb.block.getInt(FcbLayout.TAG_OFFSET);
		if (tag != FcbLayout.TAG) {
			throw new BadInputException(String.format(Locale.ROOT,
					"FCB: found tag 0x%08X at offset 0x0, expected 0x%08X (\"FCFB\")", tag, FcbLayout.TAG));
		}
		return fcb;
	}

	/**
	 * Reads a file that holds a complete FCB and nothing else.
	 *
	 * @param file
	 *            the file
	 * @return the block, with which a ROM can boot as far as that can be seen
	 * @throws IOException
	 *             if it can't be read
	 * @throws BadInputException
	 *             if it has another length, or tag, version, sizes or another value are wrong
	 */
	public static Fcb read(Path file) throws IOException, BadInputException {
		byte[] content = InputFile.read(file, "FCB", MAX_FILE);
		if (content.length != FcbLayout.LENGTH) {
			throw BadInputException.expected(file, "", content.length + " bytes",
					FcbLayout.LENGTH + ", the length of an FCB");
		}
		String tag = new String(content, 0, Integer.BYTES, StandardCharsets.ISO_8859_1);
		if (tag.equals("BFCF") || tag.equals("CFBF")) {
			throw BadInputException.expected(file, "offset 0x0", "the tag \"" + tag + "\"",
					"\"FCFB\"; the bytes of each word are swapped in this file");
		}
		Fcb fcb;
		try {
			fcb = parse(content);
		} catch (BadInputException e) {
			throw new BadInputException(file + ": " + e.getMessage(), e);
		}
		List<String> problems = fcb.problems();
		if (!problems.isEmpty()) {
			throw BadInputException.in(file, "", "no ROM boots with this FCB: " + String.join("; ", problems));
		}
		return fcb;
	}

	/** @return which fields an FCB has */
	public static BlockLayout layout() {
		return Layout.READ;
	}

	/** @return all fields with their names */
	public ConfigurationBlock block() {
		return layout().of(bytes());
	}

	/** @return a copy of the 512 bytes */
	public byte[] bytes() {
		byte[] copy = new byte[FcbLayout.LENGTH];
		block.get(0, copy);
		return copy;
	}

	/** @return the version word, 'V' in bits 31:24 */
	public int version() {
		return block.getInt(FcbLayout.VERSION_OFFSET);
	}

	/** @return the version as text, for example "1.4.0" */
	public String versionText() {
		int version = version();
		return (version >>> 16 & 0xFF) + "." + (version >>> 8 & 0xFF) + "." + (version & 0xFF);
	}

	/** @return where the read data are sampled: 0 internal loopback, 1 DQS pad loopback, 3 DQS from the flash */
	public int readSampleClock() {
		return unsignedByte(FcbLayout.READ_SAMPLE_CLOCK_OFFSET);
	}

	/** @return the device type; 1 is serial NOR */
	public int deviceType() {
		return unsignedByte(FcbLayout.DEVICE_TYPE_OFFSET);
	}

	/** @return the number of data pads: 1, 2, 4 or 8 */
	public int pads() {
		return unsignedByte(FcbLayout.PADS_OFFSET);
	}

	/** @return the code of the clock frequency; its meaning depends on the device */
	public int frequencyCode() {
		return unsignedByte(FcbLayout.SERIAL_CLOCK_FREQUENCY_OFFSET);
	}

	/** @return bytes of flash at the ports A1, A2, B1 and B2 together */
	public long flashSize() {
		long size = 0;
		for (int port = 0; port < 4; port++) {
			size += unsigned(FcbLayout.FLASH_SIZES_OFFSET + 4 * port);
		}
		return size;
	}

	/** @return bytes of a page, the most that one program command writes */
	public long pageSize() {
		return unsigned(FcbLayout.PAGE_SIZE_OFFSET);
	}

	/** @return bytes of a sector, the least that can be erased */
	public long sectorSize() {
		return unsigned(FcbLayout.SECTOR_SIZE_OFFSET);
	}

	/** @return bytes of a block */
	public long blockSize() {
		return unsigned(FcbLayout.BLOCK_SIZE_OFFSET);
	}

	/**
	 * @param sequence
	 *            number of the sequence, 0..15; by convention 0 reads, 1 reads the status, 3 enables writing, 5 erases
	 *            a sector, 9 programs a page
	 * @return its instructions up to, without, STOP; empty if it is not used
	 */
	public List<LutInstruction> sequence(int sequence) {
		if (sequence < 0 || sequence >= SEQUENCES) {
			throw new IllegalArgumentException("sequences are 0.." + (SEQUENCES - 1));
		}
		List<LutInstruction> instructions = new ArrayList<>();
		int start = FcbLayout.LUT_OFFSET + sequence * FcbLayout.SEQUENCE_LENGTH;
		for (int offset = 0; offset < FcbLayout.SEQUENCE_LENGTH; offset += 2) {
			LutInstruction instruction = LutInstruction.decode(block.getShort(start + offset) & 0xFFFF);
			if (instruction.opcode() == LutInstruction.STOP) {
				break;
			}
			instructions.add(instruction);
		}
		return List.copyOf(instructions);
	}

	/** @return how the ROM will read, for example "CMD_SDR 0xEB on 1 pad, RADDR_SDR 0x18 on 4 pads, ..." */
	public String readSequence() {
		return String.join(", ", sequence(0).stream().map(LutInstruction::toString).toList());
	}

	/** @return one sentence for each value with which the ROM can't boot; empty if none */
	public List<String> problems() {
		List<String> problems = new ArrayList<>();
		if (version() >>> 24 != 'V') {
			problems.add(String.format(Locale.ROOT, "the version is 0x%08X, but its first byte should be 'V' (0x56)",
					version()));
		}
		if (sequence(0).isEmpty()) {
			problems.add("the lookup table has no read sequence");
		}
		if (deviceType() != 1) {
			problems.add("the device type is " + deviceType() + ", but a serial NOR flash is 1");
		}
		if (pads() != 1 && pads() != 2 && pads() != 4 && pads() != 8) {
			problems.add("the number of pads is " + pads() + ", but it is 1, 2, 4 or 8");
		}
		if (flashSize() == 0) {
			problems.add("the flash size is 0");
		}
		if (pageSize() == 0 || sectorSize() == 0) {
			problems.add("the page size or the sector size is 0");
		}
		return List.copyOf(problems);
	}

	/** @return one line: version, size, pads, page and sector */
	public String summary() {
		return String.format(Locale.ROOT,
				"FCB V%s, flash of 0x%X bytes on %d pads, frequency code %d, page 0x%X, sector 0x%X, block 0x%X",
				versionText(), flashSize(), pads(), frequencyCode(), pageSize(), sectorSize(), blockSize());
	}

	@Override
	public boolean equals(Object other) {
		return other instanceof Fcb fcb && block.equals(fcb.block);
	}

	@Override
	public int hashCode() {
		return block.hashCode();
	}

	@Override
	public String toString() {
		return summary();
	}

	private int unsignedByte(int offset) {
		return block.get(offset) & 0xFF;
	}

	private long unsigned(int offset) {
		return block.getInt(offset) & 0xFFFFFFFFL;
	}

	/** Read when it is needed for the first time: most that is done with FCBs needs no names. */
	private static final class Layout {

		static final BlockLayout READ = BlockLayout.read(Fcb.class, "fcb.yaml");

		private Layout() {
			// a constant only
		}
	}
}
