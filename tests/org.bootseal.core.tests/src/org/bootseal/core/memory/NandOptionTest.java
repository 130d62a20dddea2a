/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.OptionalInt;

import org.bootseal.core.BadInputException;
import org.bootseal.core.memory.NandLayout.Copy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Layouts of NAND, and the words that configure-memory gets for them. */
class NandOptionTest {

	private static final int BLOCK = 2048 * 64;

	private static NandLayout layout(List<Integer> copies, OptionalInt blocks) {
		return new NandLayout(2048, 64, 2, copies, blocks);
	}

	@Test
	void twoCopiesWithAQuarterMoreEach() throws Exception {
		NandLayout usual = layout(List.of(), OptionalInt.empty());
		assertEquals(List.of(new Copy(4, 2), new Copy(6, 2)), usual.copiesOf(1));
		assertEquals(List.of(new Copy(4, 5), new Copy(9, 5)), usual.copiesOf(3 * BLOCK + 1));
		assertEquals(List.of(new Copy(10, 3)), layout(List.of(10), OptionalInt.of(3)).copiesOf(3 * BLOCK));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			3      | 3 | found copy 1 of the image at block 3, expected block 4 at least, and no more than 65532
			4;6    | 3 | found copy 2 of the image at block 6, expected block 7 at least, and no more than 65532
			65533  | 3 | found copy 1 of the image at block 65533, expected block 4 at least, and no more than 65532
			4      | 2 | found 2 blocks for each copy of the image, expected 3 at least
			""")
	void copiesThatDoNotFit(String copies, int blocks, String message) {
		NandLayout wrong = layout(List.of(copies.split(";")).stream().map(Integer::valueOf).toList(),
				OptionalInt.of(blocks));
		assertEquals(message, assertThrows(BadInputException.class, () -> wrong.copiesOf(3 * BLOCK)).getMessage());
	}

	/** Layout of the words: SPSDK 3.10 and NXP's MCU bootloader; value of the first as MCUBootUtility 6.4 has it. */
	@Test
	void wordsOfSerialNand() throws Exception {
		FlexSpiNandOption option = FlexSpiNandOption.of(List.of(0xC1010026, 0xEF), 2, List.of(4), OptionalInt.of(4))
				.forImage(BLOCK);
		assertEquals(List.of(0xC2000003, 0x200C, 0x00040004, 0xC1010026, 0xEF), option.words(0x2000));
		assertEquals(257, option.memoryId());
		assertEquals(List.of(new UnmappedMemory.Place(4L * BLOCK, 4L * BLOCK)), option.places(BLOCK));
		assertEquals(BLOCK, option.eraseUnit());
		assertEquals(2048, option.writeUnit());
		assertFalse(option.isWrittenInParts());
		assertEquals("serial NAND, 1 Gbit, pages of 2048 bytes, 64 pages in a block", option.summary());
		assertEquals(List.of(), option.findings());
		assertTrue(option.configuringChanges().contains("blocks 0 to 3"));
	}

	/** Blocks of 32 pages: from one FCB to the next it is two blocks, because the ROM counts pages. */
	@Test
	void strideFollowsTheRom() throws Exception {
		FlexSpiNandOption small = FlexSpiNandOption.of(List.of(0xC0010322), 1, List.of(), OptionalInt.empty());
		assertEquals(4, small.layout().firstBlock());
		FlexSpiNandOption large = FlexSpiNandOption.of(List.of(0xC0010142), 2, List.of(), OptionalInt.empty());
		assertEquals(4, large.layout().firstBlock());
		assertEquals(0xC2100004, large.forImage(1).words(0).get(0));
	}

	@Test
	void wordsOfParallelNand() throws Exception {
		SemcNandOption option = SemcNandOption.of(List.of(0xD0010101), layout(List.of(), OptionalInt.empty()))
				.forImage(BLOCK);
		assertEquals(List.of(0xD0010101, 0x00020102, 0x00040002, 0x00060002), option.words(0x2000));
		assertEquals(256, option.memoryId());
		assertEquals("parallel NAND, 8 lines, ECC by the chip, blocks of 131072 bytes", option.summary());
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			0xD0000000            | found option word 0xD0000000, expected one of serial NAND, such as 0xC0010026
			0xC1010026            | option word 0xC1010026: its option size (bits 27:24) is 1, so found 1 words, expected 2
			0xC0010036            | option word 0xC0010036: found page size 3 KiB and pages per block 0, expected 2 or 4
			0xC0010426            | option word 0xC0010426: found page size 2 KiB and pages per block 4, expected 2 or 4
			""")
	void wordsThatAreNone(String word, String message) {
		List<Integer> words = List.of(Long.decode(word).intValue());
		BadInputException e = assertThrows(BadInputException.class,
				() -> FlexSpiNandOption.of(words, 1, List.of(), OptionalInt.empty()));
		assertTrue(e.getMessage().startsWith(message), e.getMessage());
	}

	@Test
	void findingsAreSaid() throws Exception {
		assertEquals(2, FlexSpiNandOption.of(List.of(0xC003002F), 1, List.of(), OptionalInt.empty()).findings().size());
		NandLayout usual = layout(List.of(), OptionalInt.empty());
		assertEquals(2, SemcNandOption.of(List.of(0xD0007000), usual).findings().size());
	}
}
