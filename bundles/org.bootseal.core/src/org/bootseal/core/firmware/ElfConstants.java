/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.firmware;

/**
 * Offsets (bytes) and codes of 32-bit ELF files: System V ABI, chapter 4 (header, sections) and chapter 5 (program
 * header); machine numbers from its registry.
 */
final class ElfConstants {

	/** Bytes of the file header. */
	static final int HEADER_LENGTH = 52;
	static final int CLASS_OFFSET = 4;
	static final int DATA_OFFSET = 5;
	static final int TYPE_OFFSET = 16;
	static final int MACHINE_OFFSET = 18;
	static final int ENTRY_OFFSET = 24;
	static final int PROGRAM_TABLE_OFFSET = 28;
	static final int SECTION_TABLE_OFFSET = 32;
	static final int PROGRAM_SIZE_OFFSET = 42;
	static final int PROGRAM_COUNT_OFFSET = 44;
	static final int SECTION_SIZE_OFFSET = 46;
	static final int SECTION_COUNT_OFFSET = 48;

	static final int CLASS_32 = 1;
	static final int DATA_LITTLE_ENDIAN = 1;
	static final int DATA_BIG_ENDIAN = 2;
	static final int TYPE_RELOCATABLE = 1;
	static final int TYPE_EXECUTABLE = 2;
	static final int TYPE_SHARED = 3;
	static final int MACHINE_ARM = 40;

	/** Bytes of one program header. */
	static final int PROGRAM_HEADER_LENGTH = 32;
	static final int SEGMENT_OFFSET = 4;
	static final int SEGMENT_PHYSICAL = 12;
	static final int SEGMENT_FILE_SIZE = 16;
	static final int SEGMENT_MEMORY_SIZE = 20;
	/** PT_LOAD. */
	static final int SEGMENT_LOAD = 1;

	/** Bytes of one section header. */
	static final int SECTION_HEADER_LENGTH = 40;
	static final int SECTION_TYPE = 4;
	static final int SECTION_FLAGS = 8;
	static final int SECTION_OFFSET = 16;
	static final int SECTION_LENGTH = 20;
	/** SHT_NOBITS: takes no bytes in the file. */
	static final int SECTION_NO_BITS = 8;
	/** SHF_ALLOC: is in memory when the program runs. */
	static final int SECTION_ALLOCATED = 2;

	private ElfConstants() {
	}

	/**
	 * @param machine
	 *            e_machine
	 * @return what users call it
	 */
	static String machineName(int machine) {
		return switch (machine) {
		case 2, 43 -> "SPARC";
		case 3 -> "x86";
		case 4 -> "68000";
		case 8 -> "MIPS";
		case 20, 21 -> "PowerPC";
		case MACHINE_ARM -> "ARM";
		case 62 -> "x86-64";
		case 83 -> "AVR";
		case 94 -> "Xtensa";
		case 105 -> "MSP430";
		case 183 -> "64-bit ARM (AArch64)";
		case 243 -> "RISC-V";
		default -> "machine " + machine;
		};
	}
}
