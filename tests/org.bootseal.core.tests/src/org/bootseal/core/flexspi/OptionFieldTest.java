/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.flexspi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.bootseal.core.config.FileSchema;
import org.bootseal.core.config.KeyInfo;
import org.bootseal.core.config.YamlPath;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class OptionFieldTest {

	@Test
	void theFieldsCoverBothWordsButTheTag() {
		long covered = 0;
		for (OptionField field : OptionField.values()) {
			long mask = (1L << field.width()) - 1 << field.lowBit() + 32 * field.word();
			assertEquals(0, covered & mask, field.name());
			covered |= mask;
		}
		assertEquals(0xFFFFFFFF_0FFFFFFFL, covered);
	}

	@Test
	void valuesAreThoseOfTheWords() throws Exception {
		FlexSpiNorOption option = FlexSpiNorOption.parse("0xC1503051", "0x20000014");

		assertEquals(1, OptionField.MAX_FREQUENCY.get(option));
		assertEquals(5, OptionField.MISC_MODE.get(option));
		assertEquals(3, OptionField.COMMAND_PADS.get(option));
		assertEquals(5, OptionField.DEVICE_TYPE.get(option));
		assertEquals(0x14, OptionField.DUMMY_CYCLES.get(option));
		assertEquals(2, OptionField.CONNECTION.get(option));
		assertEquals("23:20", OptionField.DEVICE_TYPE.bits());
	}

	@Property
	void whatIsSetIsReadAndNothingElseChanges(@ForAll OptionField field, @ForAll int bits0, @ForAll int bits1,
			@ForAll int seed) {
		FlexSpiNorOption option = FlexSpiNorOption.ofWords(bits0 & 0x00FFFFFF | 0xC1000000, Optional.of(bits1));
		int value = Math.floorMod(seed, field.max() + 1);

		FlexSpiNorOption changed = field.with(option, value);

		assertEquals(value, field.get(changed));
		for (OptionField other : OptionField.values()) {
			if (other != field && (field != OptionField.OPTION_SIZE || other.word() == 0)) {
				assertEquals(other.get(option), other.get(changed), other.name());
			}
		}
	}

	@Test
	void wordOneComesAndGoesWithItsFields() throws Exception {
		FlexSpiNorOption one = FlexSpiNorOption.parse("0xC0000007");

		assertEquals("0xC0000007", OptionField.PINMUX_GROUP.with(one, 0).toString());
		FlexSpiNorOption two = OptionField.PINMUX_GROUP.with(one, 1);
		assertEquals("0xC1000007 0x00010000", two.toString());
		assertEquals("0xC0000007", OptionField.OPTION_SIZE.with(two, 0).toString());
		assertEquals("0xC1000007 0x00000000", OptionField.OPTION_SIZE.with(one, 1).toString());
		assertThrows(IllegalArgumentException.class, () -> OptionField.OPTION_SIZE.with(one, 2));
	}

	@ParameterizedTest
	@EnumSource
	void theSchemaOfTheFileKnowsTheFieldAndItsTexts(OptionField field) {
		KeyInfo key = FileSchema.memoryConfiguration()
				.at(YamlPath.of("settings", OptionField.wordKey(field.word()), field.settingsKey())).orElseThrow();

		List<String> named = new ArrayList<>();
		for (OptionField.Choice choice : field.choices()) {
			if (!choice.name().isEmpty()) {
				named.add(field.settingsText(choice.value()));
			}
		}
		assertEquals(named, key.choices());
		assertTrue(key.max() >= field.max(), "numbers are right too");
	}
}
