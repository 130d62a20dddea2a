/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.flexspi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.bootseal.core.BadInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FlexSpiNorOptionTest {

	@Test
	void wordOfHyperFlashIsDecoded() throws Exception {
		// the worked example of SPSDK's option word description
		OptionWord0 word = OptionWord0.decode(0xC0233007);

		assertEquals(new OptionWord0(7, 0, 0, 3, 3, 2, 0), word);
		assertEquals("HyperFlash 1.8 V, SFDP read on 8 pads, commands on 8 pads, frequency code 7", word.summary());
		assertTrue(word.findings().isEmpty());
	}

	@ParameterizedTest
	@ValueSource(strings = { "0xC0000007", "0xC0603005", "0xC0403037", "0xC0000406", "0xC0000008", "0xC0233007",
			"0xC0633005", "0xC0803007", "0xC0000205", "0xC0000105", "0xC0433007", "0xC0A03007" })
	void wordsOfKnownChipsHaveNoFindings(String text) throws Exception {
		FlexSpiNorOption option = FlexSpiNorOption.parse(text);

		assertEquals(List.of(), option.findings());
		assertEquals(text, option.toString());
	}

	@Test
	void everyWordWithTheTagSurvivesARoundTrip() throws Exception {
		for (int bits = 0; bits < 1 << 28; bits += 0x10203) {
			int word = 0xC0000000 | bits;
			assertEquals(word, OptionWord0.decode(word).encode());
			assertEquals(bits, OptionWord1.decode(bits).encode());
		}
		assertEquals(-1, OptionWord1.decode(-1).encode());
	}

	@Test
	void secondWordIsDecoded() throws Exception {
		// secondary pins, as the RT1176 modules of TQ are wired
		FlexSpiNorOption option = FlexSpiNorOption.parse("0xC1000406", "0x00010000");

		assertEquals(List.of(0xC1000406, 0x00010000), option.words());
		assertEquals("port A, secondary pins, dummy cycles found out", option.word1().orElseThrow().summary());
		assertEquals("port B, primary pins, 20 dummy cycles", OptionWord1.decode(0x20000014).summary());
	}

	@Test
	void undefinedValuesAreFound() throws Exception {
		List<String> findings = FlexSpiNorOption.parse("0xC0F1192A").findings();

		assertEquals(List.of("device type (bits 23:20) is 15, which is not defined",
				"query pads (bits 19:16) is 1, which is not defined",
				"command pads (bits 15:12) is 1, which is not defined",
				"quad enable (bits 11:8) is 9, which is not defined",
				"misc mode (bits 7:4) is 2, which is not defined",
				"max frequency (bits 3:0) is 10, which no device defines"), findings);
		assertEquals(3, OptionWord1.decode(0x40220000).findings().size());
	}

	@Test
	void valuesThatDoNotFitEachOtherAreFound() throws Exception {
		assertEquals(1, FlexSpiNorOption.parse("0xC0033007").findings().size());
		assertEquals(1, FlexSpiNorOption.parse("0xC0200007").findings().size());
	}

	@Test
	void wrongTagIsRefused() {
		BadInputException e = assertThrows(BadInputException.class, () -> FlexSpiNorOption.parse("0xD0000007"));
		assertEquals("option word 0xD0000007: found tag 0xD in bits 31:28, expected 0xC", e.getMessage());
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "0x", "0x1C0000007", "quad", "-1", "4294967296" })
	void whatIsNoWordIsRefused(String text) {
		assertThrows(BadInputException.class, () -> FlexSpiNorOption.parse(text));
	}

	@Test
	void wrongNumberOfWordsIsRefused() throws Exception {
		assertThrows(BadInputException.class, () -> FlexSpiNorOption.parse());
		assertThrows(BadInputException.class, () -> FlexSpiNorOption.parse("0xC1000007"));
		assertThrows(BadInputException.class, () -> FlexSpiNorOption.parse("0xC0000007", "1"));
		assertEquals(1, FlexSpiNorOption.parse("0xC0000007", "0").words().size());
	}
}
