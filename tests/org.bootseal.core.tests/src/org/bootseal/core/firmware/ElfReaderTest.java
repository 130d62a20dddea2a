/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.firmware;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;

import org.bootseal.core.BadInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ElfReaderTest {

	private static final Path NAME = Path.of("app.axf");
	private static final byte[] CODE = { 1, 2, 3, 4, 5, 6, 7, 8 };
	private static final byte[] DATA = { 9, 10 };

	private static final int SHT_PROGBITS = 1;
	private static final int SHT_NOBITS = 8;
	private static final int SHF_ALLOC = 2;

	@Test
	void loadsSegmentsAtPhysicalAddresses() throws BadInputException {
		Firmware firmware = read(new ElfFile().entry(0x60002341L).load(0x60003000, DATA).load(0x60002000, CODE));
		assertEquals(List.of(new Segment(0x60002000, CODE), new Segment(0x60003000, DATA)), firmware.segments());
		assertEquals(OptionalLong.of(0x60002341L), firmware.entryPoint());
	}

	@Test
	void ignoresOtherSegmentsAndThoseWithoutBytes() throws BadInputException {
		Firmware firmware = read(new ElfFile().segment(0x70000001, 0x100, DATA, 2).load(0x60002000, CODE)
				.segment(1, 0x20000000, new byte[0], 0x400));
		assertEquals(List.of(new Segment(0x60002000, CODE)), firmware.segments());
		assertEquals(OptionalLong.empty(), firmware.entryPoint());
	}

	@Test
	void leavesOutTheElfHeaderThatLiesInTheFirstSegment() throws BadInputException {
		ElfFile elf = new ElfFile().headerInFirstSegment().load(0x60002000, CODE).load(0x60003000, DATA);
		elf.section(0, 0, 0, 0).section(SHT_NOBITS, SHF_ALLOC, 20, 8).section(SHT_PROGBITS, 0, 24, 4)
				.section(SHT_PROGBITS, SHF_ALLOC, elf.dataStart(), CODE.length);
		assertEquals(List.of(new Segment(0x60002000, CODE), new Segment(0x60003000, DATA)), read(elf).segments());
	}

	@Test
	void leavesOutASegmentThatHoldsTheHeadersAlone() throws BadInputException {
		ElfFile elf = new ElfFile().headerInFirstSegment().segment(1, 0x60000000, new byte[0], 0).load(0x60002000,
				CODE);
		elf.section(SHT_PROGBITS, SHF_ALLOC, elf.dataStart(), CODE.length);
		assertEquals(List.of(new Segment(0x60002000, CODE)), read(elf).segments());
	}

	@Test
	void withoutSectionsASegmentIsTakenWhole() throws BadInputException {
		ElfFile elf = new ElfFile().headerInFirstSegment().load(0x60002000, CODE);
		assertEquals(0x60002000 - elf.dataStart(), read(elf).start());
	}

	@ParameterizedTest
	@CsvSource({ "62, 2, 1, x86-64", "3, 1, 1, x86", "243, 1, 1, RISC-V", "183, 2, 1, 64-bit ARM (AArch64)",
			"40, 2, 1, 'ARM, 64-bit'", "40, 1, 2, 'ARM, big-endian'", "20, 1, 2, 'PowerPC, big-endian'",
			"94, 1, 1, Xtensa", "999, 1, 1, machine 999" })
	void namesTheArchitectureOfOtherPrograms(int machine, int elfClass, int order, String expected) {
		assertEquals("app.axf: ELF header: found a program for " + expected
				+ ", expected one for a 32-bit little-endian ARM",
				refused(new ElfFile().machine(machine).elfClass(elfClass).order(order).load(0, CODE).bytes()));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "1|an object file that is not linked yet, expected a linked program",
			"3|a shared library or position-independent program, expected one that is linked to fixed addresses",
			"4|file type 4, expected 2 (executable)" })
	void refusesWhatIsNotLinked(int type, String expected) {
		assertEquals("app.axf: ELF header: found " + expected, refused(new ElfFile().type(type).load(0, CODE).bytes()));
	}

	@Test
	void refusesAProgramWithoutBytes() {
		assertEquals("app.axf: holds no bytes to load", refused(new ElfFile().bytes()));
		assertEquals("app.axf: holds no bytes to load",
				refused(new ElfFile().segment(1, 0x20000000, new byte[0], 16).bytes()));
	}

	@Test
	void refusesSegmentsThatOverlap() {
		assertEquals("app.axf: address 0x60002002: is given twice, as 0x03 and as 0x09",
				refused(new ElfFile().load(0x60002000, CODE).load(0x60002002, DATA).bytes()));
	}

	@Test
	void refusesASegmentBeyond4GiB() {
		assertEquals("app.axf: program header 0: found 8 bytes at 0xFFFFFFFC, expected addresses below 4 GiB",
				refused(new ElfFile().load(0xFFFFFFFCL, CODE).bytes()));
	}

	@Test
	void refusesASegmentLargerInTheFileThanInMemory() {
		assertEquals("app.axf: program header 0: has more bytes in the file than in memory",
				refused(new ElfFile().segment(1, 0x60002000, CODE, 4).bytes()));
	}

	@Test
	void refusesTablesAndSegmentsOutsideOfTheFile() {
		byte[] elf = new ElfFile().load(0x60002000, CODE).bytes();
		assertEquals("app.axf: offset 0x0: the ELF header has 52 bytes, but the file ends at offset 0x33",
				refused(Arrays.copyOf(elf, 51)));
		assertEquals("app.axf: offset 0x34: the program header table has 32 bytes, but the file ends at offset 0x53",
				refused(Arrays.copyOf(elf, 83)));
		assertEquals(
				"app.axf: offset 0x54: the segment of program header 0 has 8 bytes, but the file ends at offset 0x5b",
				refused(Arrays.copyOf(elf, 91)));
		byte[] huge = elf.clone();
		ByteBuffer.wrap(huge).order(ByteOrder.LITTLE_ENDIAN).putInt(52 + 16, -1).putInt(52 + 20, -1);
		assertEquals("app.axf: offset 0x54: the segment of program header 0 has 4294967295 bytes,"
				+ " but the file ends at offset 0x5c", refused(huge));
	}

	@Test
	void refusesHeadersOfTheWrongSize() {
		byte[] elf = new ElfFile().load(0x60002000, CODE).bytes();
		elf[42] = 31;
		assertEquals("app.axf: ELF header: found program headers of 31 bytes, expected at least 32", refused(elf));
		byte[] sections = new ElfFile().headerInFirstSegment().load(0x60002000, CODE).section(1, 2, 84, 8).bytes();
		sections[46] = 39;
		assertEquals("app.axf: ELF header: found section headers of 39 bytes, expected at least 40", refused(sections));
	}

	@Test
	void refusesAProgramThatIsTooLarge() {
		byte[] elf = new ElfFile().load(0, new byte[1 << 20]).bytes();
		ByteBuffer file = ByteBuffer.allocate(elf.length + 65 * 32).order(ByteOrder.LITTLE_ENDIAN).put(elf);
		file.putInt(28, elf.length).putShort(44, (short) 65);
		for (int i = 0; i < 65; i++) {
			file.put(elf.length + 32 * i, elf, 52, 32).putInt(elf.length + 32 * i + 12, i << 21);
		}
		assertEquals("app.axf: program header 64: the program has more than 67108864 bytes, the most that is read",
				refused(file.array()));
	}

	@Test
	void keepsTheBytesOfTheFile() throws BadInputException {
		assertArrayEquals(CODE, read(new ElfFile().load(0x60002000, CODE)).flatten());
	}

	private static Firmware read(ElfFile elf) throws BadInputException {
		return Firmware.of(elf.bytes(), NAME);
	}

	private static String refused(byte[] elf) {
		return assertThrows(BadInputException.class, () -> Firmware.of(elf, NAME)).getMessage();
	}
}
