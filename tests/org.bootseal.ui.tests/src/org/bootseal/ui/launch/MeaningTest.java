/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;

import org.bootseal.core.explain.Explanations;
import org.bootseal.core.otp.FuseWord;
import org.junit.jupiter.api.Test;

/** What the links of the console tell. */
class MeaningTest {

	private static final Explanations KNOWN = Explanations.builtIn();

	@Test
	void aFailureTellsCausesAndRemedies() {
		Meaning meaning = Meaning.of(KNOWN.find("20106")).orElseThrow();
		assertTrue(meaning.title().contains("20106 (0x4E8A) FlexSPINORCommandFailure"), meaning.title());
		assertTrue(meaning.lines().stream().anyMatch(line -> line.startsWith("Usual cause: ")));
		assertTrue(meaning.lines().stream().anyMatch(line -> line.startsWith("Try: ")));
	}

	@Test
	void anEventTellsAllItsParts() {
		Meaning meaning = Meaning.of(KNOWN.find("db 00 14 43 33 21 c0 00 be 00 0c 00")).orElseThrow();
		assertTrue(meaning.title().startsWith("HAB_INV_CERTIFICATE"), meaning.title());
		assertTrue(meaning.lines().stream().anyMatch(line -> line.startsWith("HAB_CTX_COMMAND")), meaning::toString);
	}

	@Test
	void aGeneralMeaningSaysSo() {
		Meaning meaning = Meaning.of(KNOWN.find("21204")).orElseThrow();
		assertTrue(meaning.lines().stream().anyMatch(line -> line.contains("whole group")), meaning::toString);
	}

	@Test
	void unknownNumbersHaveNone() {
		assertEquals(Optional.empty(), Meaning.of(KNOWN.find("123456789")));
	}

	@Test
	void aFuseWordTellsItsFieldsAndDangers() {
		FuseWord word = Requests.map().closeWord();
		Meaning meaning = Meaning.of(word);
		assertTrue(meaning.title().contains(word.name()), meaning.title());
		assertTrue(meaning.lines().stream().anyMatch(line -> line.contains("SEC_CONFIG")), meaning::toString);
		assertTrue(meaning.lines().stream().anyMatch(line -> line.contains("Danger: ")), meaning::toString);
	}

	@Test
	void wordsAreFoundByNameAndNumberOfTheirDevice() {
		FuseWords words = new FuseWords("MIMXRT1020");
		assertEquals("SRK_HASH[255:224]", words.find("24").orElseThrow().name());
		assertEquals(24, words.find("SRK_HASH[255:224]").orElseThrow().index());
		assertEquals(Optional.empty(), words.find("FAILED"));
		assertEquals(Optional.empty(), new FuseWords("no such device").find("24"));
	}
}
