/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.firmware;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;

import org.bootseal.core.BadInputException;
import org.bootseal.core.firmware.Firmware.Format;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FirmwareTest {

	private static final Path NAME = Path.of("app");

	/** Stack pointer 0x20010000, reset vector 0x60002341. */
	private static final byte[] VECTORS = { 0, 0, 1, 0x20, 0x41, 0x23, 0, 0x60 };

	@ParameterizedTest
	@ValueSource(bytes = { 'S', ':' })
	void binaryThatBeginsAsRecordsDoIsBinary(byte first) throws Exception {
		byte[] header = new byte[1024];
		new Random(7).nextBytes(header);
		header[0] = first;
		header[1] = '1';
		Firmware firmware = Firmware.of(header, Path.of("flash.bin"));
		assertEquals(Firmware.Format.BIN, firmware.format());
		assertArrayEquals(header, firmware.flatten());
	}

	@Test
	void decidesTheFormatByContent() throws BadInputException {
		assertEquals(Format.ELF, Firmware.of(new ElfFile().load(0x60002000, VECTORS).bytes(), NAME).format());
		assertEquals(Format.SREC, Firmware.of(new SrecText(4).data(0x60002000, VECTORS).end(0), NAME).format());
		assertEquals(Format.IHEX, Firmware.of(new IntelHexText().data(0x60002000, VECTORS).end(), NAME).format());
		assertEquals(Format.BIN, Firmware.of(VECTORS, NAME).format());
	}

	@Test
	void binaryStartsAtZeroWithoutAddresses() throws BadInputException {
		Firmware firmware = Firmware.of(VECTORS, NAME);
		assertFalse(firmware.hasAddresses());
		assertEquals(0, firmware.start());
		assertEquals(8, firmware.end());
		assertEquals(OptionalLong.empty(), firmware.entryPoint());
		assertArrayEquals(VECTORS, firmware.flatten());
	}

	@Test
	void allFormatsGiveTheSameProgram() throws BadInputException {
		for (byte[] file : List.of(new ElfFile().entry(0x60002341L).load(0x60002000, VECTORS).bytes(),
				new SrecText(4).data(0x60002000, VECTORS).end(0x60002341L),
				new IntelHexText().data(0x60002000, VECTORS).record(5, 0, IntelHexText.bytes(0x60002341L, 4)).end())) {
			Firmware firmware = Firmware.of(file, NAME);
			assertTrue(firmware.hasAddresses());
			assertEquals(List.of(new Segment(0x60002000, VECTORS)), firmware.segments());
			assertEquals(OptionalLong.of(0x60002341L), firmware.entryPoint());
			assertEquals(Optional.of(new VectorTable(0x20010000L, 0x60002341L)), firmware.vectorTable());
		}
	}

	@Test
	void flattenFillsHolesWithZeros() throws BadInputException {
		byte[] file = new SrecText(4).data(0x104, new byte[] { 3 }).data(0x100, new byte[] { 1, 2 }).end(0);
		Firmware firmware = Firmware.of(file, NAME);
		assertEquals(2, firmware.segments().size());
		assertArrayEquals(new byte[] { 1, 2, 0, 0, 3 }, firmware.flatten());
	}

	@Test
	void flattenNamesTheSegmentsThatAreFarApart() throws BadInputException {
		Firmware firmware = Firmware.of(new SrecText(4).data(0x20000000, VECTORS).data(0x20001000, VECTORS)
				.data(0x60002000, VECTORS).end(0), NAME);
		assertEquals(
				"app: the segments 0x20001000..0x20001007 and 0x60002000..0x60002007 are too far apart for one image,"
						+ " which spans at most 64 MiB",
				assertThrows(BadInputException.class, firmware::flatten).getMessage());
	}

	@Test
	void flattenTakesTheLargestSpan() throws BadInputException {
		long last = 0x60000000 + Firmware.MAX_SPAN_BYTES - 1;
		byte[] fits = new SrecText(4).data(0x60000000, VECTORS).data(last, new byte[] { 9 }).end(0);
		assertEquals(Firmware.MAX_SPAN_BYTES, Firmware.of(fits, NAME).flatten().length);
		byte[] over = new SrecText(4).data(0x60000000, VECTORS).data(last + 1, new byte[] { 9 }).end(0);
		Firmware firmware = Firmware.of(over, NAME);
		assertThrows(BadInputException.class, firmware::flatten);
	}

	@Test
	void mergesAdjacentSegmentsInAnyOrder() throws BadInputException {
		byte[] file = new SrecText(4).data(0x108, VECTORS).data(0x100, VECTORS).data(0x110, VECTORS).end(0);
		Firmware firmware = Firmware.of(file, NAME);
		assertEquals(1, firmware.segments().size());
		assertEquals(0x100, firmware.start());
		assertEquals(0x118, firmware.end());
	}

	@Test
	void acceptsTheSameBytesTwice() throws BadInputException {
		byte[] file = new SrecText(4).data(0x100, new byte[] { 1, 2, 3, 4 }).data(0x101, new byte[] { 2, 3 })
				.data(0x103, new byte[] { 4, 5 }).end(0);
		assertArrayEquals(new byte[] { 1, 2, 3, 4, 5 }, Firmware.of(file, NAME).flatten());
	}

	@Test
	void refusesDifferentBytesAtOneAddress() {
		byte[] file = new SrecText(4).data(0x60002000, new byte[] { 1, 2, 3, 4 })
				.data(0x60002001, new byte[] { 2, (byte) 0xAB }).end(0);
		assertEquals("app: address 0x60002002: is given twice, as 0x03 and as 0xAB", refused(file));
	}

	@Test
	void refusesAnEmptyFile() {
		assertEquals("app: the file is empty", refused(new byte[0]));
	}

	@Test
	void hasNoVectorTableInLessThanEightBytes() throws BadInputException {
		assertEquals(Optional.empty(), Firmware.of(new byte[7], NAME).vectorTable());
	}

	/** Byte order mark, archive, sparse image: magics of the respective formats. */
	@ParameterizedTest
	@CsvSource({ "213C617263683E0A00, library archive", "504B0304140000, ZIP archive", "4D5A9000, Windows program",
			"5546320A57515D9E, UF2", "3AFF26ED01000000, sparse", "EFBBBF3A30303030, byte order mark" })
	void refusesFilesOfOtherKinds(String hex, String expected) {
		String message = refused(HexFormat.of().parseHex(hex));
		assertTrue(message.startsWith("app: offset 0x0: found ") && message.contains(expected), message);
	}

	@Test
	void opensAFile(@TempDir Path folder) throws IOException, BadInputException {
		Path file = folder.resolve("app.s19");
		Files.write(file, new SrecText(2).data(0x100, VECTORS).end(0));
		Firmware firmware = Firmware.open(file);
		assertEquals(0x100, firmware.start());
		assertEquals(file + ": SREC, 1 segment, 0x00000100..0x00000107", firmware.toString());
		assertThrows(NoSuchFileException.class, () -> Firmware.open(folder.resolve("missing")));
	}

	@Test
	void segmentsCannotBeChangedFromOutside() {
		byte[] data = { 1 };
		Segment segment = new Segment(0, data);
		data[0] = 2;
		segment.data()[0] = 3;
		assertArrayEquals(new byte[] { 1 }, segment.data());
		assertEquals(new Segment(0, new byte[] { 1 }).hashCode(), segment.hashCode());
		assertThrows(IllegalArgumentException.class, () -> new Segment(0, new byte[0]));
		assertThrows(IllegalArgumentException.class, () -> new Segment(0xFFFFFFFFL, new byte[2]));
	}

	private static String refused(byte[] file) {
		return assertThrows(BadInputException.class, () -> Firmware.of(file, NAME)).getMessage();
	}
}
