/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.firmware;

import static org.bootseal.core.firmware.ElfConstants.*;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;

import org.bootseal.core.BadInputException;

/**
 * Reads what an ELF executable of a 32-bit ARM loads: the file bytes of its PT_LOAD segments at their physical
 * addresses (System V ABI, chapters 4 and 5).
 */
final class ElfReader {

	private final ByteBuffer file;
	private final Path name;
	private final SegmentBuilder segments;
	private final long entry;

	/**
	 * @param content
	 *            of the file; begins with the ELF magic
	 * @param name
	 *            of the file
	 * @throws BadInputException
	 *             if it is not an executable of a 32-bit little-endian ARM or its tables are wrong
	 */
	ElfReader(byte[] content, Path name) throws BadInputException {
		this.file = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
		this.name = name;
		this.segments = new SegmentBuilder(name, 0);
		checkInFile("ELF header", 0, HEADER_LENGTH);
		checkTarget();
		checkType();
		this.entry = word(ENTRY_OFFSET);
		readSegments();
	}

	/**
	 * @return what is loaded
	 * @throws BadInputException
	 *             if nothing is, or an address is given twice
	 */
	List<Segment> segments() throws BadInputException {
		return segments.build();
	}

	/** @return e_entry; none if it is 0, which the ABI takes as "no entry point" */
	OptionalLong entryPoint() {
		return entry == 0 ? OptionalLong.empty() : OptionalLong.of(entry);
	}

	private void checkTarget() throws BadInputException {
		boolean bigEndian = file.get(DATA_OFFSET) == DATA_BIG_ENDIAN;
		int machine = half(MACHINE_OFFSET);
		if (bigEndian) {
			machine = Short.toUnsignedInt(Short.reverseBytes((short) machine));
		}
		boolean wide = file.get(CLASS_OFFSET) != CLASS_32;
		if (machine != MACHINE_ARM || wide || bigEndian || file.get(DATA_OFFSET) != DATA_LITTLE_ENDIAN) {
			String found = machineName(machine) + (wide && machine == MACHINE_ARM ? ", 64-bit" : "")
					+ (bigEndian ? ", big-endian" : "");
			throw BadInputException.expected(name, "ELF header", "a program for " + found,
					"one for a 32-bit little-endian ARM");
		}
	}

	private void checkType() throws BadInputException {
		int type = half(TYPE_OFFSET);
		switch (type) {
		case TYPE_EXECUTABLE -> {
			// the one that has final addresses
		}
		case TYPE_RELOCATABLE -> throw BadInputException.expected(name, "ELF header",
				"an object file that is not linked yet", "a linked program");
		case TYPE_SHARED -> throw BadInputException.expected(name, "ELF header",
				"a shared library or position-independent program", "one that is linked to fixed addresses");
		default -> throw BadInputException.expected(name, "ELF header", "file type " + type,
				TYPE_EXECUTABLE + " (executable)");
		}
	}

	private void readSegments() throws BadInputException {
		long table = word(PROGRAM_TABLE_OFFSET);
		int count = half(PROGRAM_COUNT_OFFSET);
		int size = half(PROGRAM_SIZE_OFFSET);
		if (count > 0 && size < PROGRAM_HEADER_LENGTH) {
			throw BadInputException.expected(name, "ELF header", "program headers of " + size + " bytes",
					"at least " + PROGRAM_HEADER_LENGTH);
		}
		checkInFile("program header table", table, (long) count * size);
		for (int i = 0; i < count; i++) {
			int header = (int) table + i * size;
			if (word(header) == SEGMENT_LOAD && word(header + SEGMENT_FILE_SIZE) > 0) {
				readSegment(i, header);
			}
		}
	}

	private void readSegment(int index, int header) throws BadInputException {
		long offset = word(header + SEGMENT_OFFSET);
		long length = word(header + SEGMENT_FILE_SIZE);
		long address = word(header + SEGMENT_PHYSICAL);
		if (word(header + SEGMENT_MEMORY_SIZE) < length) {
			throw BadInputException.in(name, "program header " + index, "has more bytes in the file than in memory");
		}
		checkInFile("segment of program header " + index, offset, length);
		// GNU ld may place the ELF header itself into the first segment; it is not part of the program
		long skipped = offset < HEADER_LENGTH ? firstSection(offset, length) - offset : 0;
		segments.add(address + skipped, file.array(), (int) (offset + skipped), (int) (length - skipped),
				"program header", index);
	}

	/** Returns where the first section with loaded bytes begins, the start itself if there are no sections. */
	private long firstSection(long offset, long length) throws BadInputException {
		long table = word(SECTION_TABLE_OFFSET);
		int count = half(SECTION_COUNT_OFFSET);
		int size = half(SECTION_SIZE_OFFSET);
		if (table == 0 || count == 0) {
			return offset;
		}
		if (size < SECTION_HEADER_LENGTH) {
			throw BadInputException.expected(name, "ELF header", "section headers of " + size + " bytes",
					"at least " + SECTION_HEADER_LENGTH);
		}
		checkInFile("section header table", table, (long) count * size);
		long first = offset + length;
		for (int i = 0; i < count; i++) {
			int header = (int) table + i * size;
			boolean loaded = (word(header + SECTION_FLAGS) & SECTION_ALLOCATED) != 0
					&& word(header + SECTION_TYPE) != SECTION_NO_BITS && word(header + SECTION_LENGTH) > 0;
			if (loaded && word(header + SECTION_OFFSET) >= offset) {
				first = Math.min(first, word(header + SECTION_OFFSET));
			}
		}
		return first;
	}

	private void checkInFile(String what, long offset, long length) throws BadInputException {
		if (offset + length > file.capacity()) {
			throw BadInputException.in(name, String.format(Locale.ROOT, "offset 0x%X", offset), "the " + what + " has "
					+ length + " bytes, but the file ends at offset 0x" + Integer.toHexString(file.capacity()));
		}
	}

	private long word(int offset) {
		return Integer.toUnsignedLong(file.getInt(offset));
	}

	private int half(int offset) {
		return Short.toUnsignedInt(file.getShort(offset));
	}
}
