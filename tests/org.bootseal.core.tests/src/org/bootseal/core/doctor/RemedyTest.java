/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;

import org.bootseal.core.config.BadConfigurationException;
import org.bootseal.core.config.YamlDocument;
import org.junit.jupiter.api.Test;

/** What the doctor advises to change is changed, and nothing else. */
class RemedyTest {

	private static final Remedy.Edit WORDS = new Remedy.Edit("memory.optionWords", "[0xC0000006, 0x00000001]");

	private static String after(Remedy.Edit edit, String text) throws BadConfigurationException {
		return edit.in(YamlDocument.parse(Path.of("app.bootseal"), text)).apply(text);
	}

	@Test
	void optionWordsAreReplacedWithTheCommentKept() throws BadConfigurationException {
		assertEquals("device: MIMXRT1020\nmemory:\n  optionWords: [0xC0000006, 0x00000001] # mine\nkeys: {}\n",
				after(WORDS, "device: MIMXRT1020\nmemory:\n  optionWords: [0xC0000007] # mine\nkeys: {}\n"));
	}

	@Test
	void aMemoryFileGivesWayToOptionWords() throws BadConfigurationException {
		assertEquals("memory:\n  instance: 2\n  optionWords: [0xC0000006, 0x00000001] # mine\n",
				after(WORDS, "memory:\n  instance: 2\n  file: chip.memcfg.yaml # mine\n"));
	}

	@Test
	void aSingleValueIsSetWhereItWasMissing() throws BadConfigurationException {
		assertEquals("memory:\n  optionWords: [1]\n  instance: 2\n",
				after(new Remedy.Edit("memory.instance", "2"), "memory:\n  optionWords: [1]\n"));
	}

	@Test
	void whatCannotBeChangedIsRefused() {
		assertThrows(BadConfigurationException.class, () -> after(WORDS, "device: MIMXRT1020\n"));
		assertThrows(BadConfigurationException.class, () -> after(WORDS, "memory: [\n"));
	}
}
