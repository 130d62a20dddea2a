/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.flexspi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

import org.bootseal.core.BadInputException;
import org.bootseal.core.config.BadConfigurationException;
import org.bootseal.core.config.ConfigurationChecks;
import org.bootseal.core.config.Finding;
import org.bootseal.core.config.Severity;
import org.bootseal.core.config.TextEdit;
import org.bootseal.core.config.YamlDocument;
import org.bootseal.core.device.DeviceCatalogue;
import org.junit.jupiter.api.Test;

/** Changes of memory configurations: what the text says afterwards, in its own form. */
class MemoryTextTest {

	private static final Path FILE = Path.of("flash.memcfg.yaml");
	private static final String HEAD = "family: mimxrt1020\nperipheral: flexspi_nor\n";
	private static final String NUMBER = HEAD + "settings:\n  ConfigOption0: 0xC0000007 # the chip\n";
	private static final String VALUE = HEAD + "settings:\n  configoption0: { value: 0xC0000007 } # the chip\n";
	private static final String NESTED = HEAD
			+ "settings:\n  ConfigOption0:\n    bitfields:\n      maxfreq: '133Mhz' # the chip\n";
	private static final List<String> FORMS = List.of(NUMBER, VALUE, NESTED, written(0xC000_0007),
			written(0xC150_3051, 0x2000_0014),
			HEAD + "settings:\n  ConfigOption0: 0xC1503051\n  ConfigOption1: 0x20000014\n");

	private static String written(Integer... words) {
		try {
			return new MemoryConfiguration(FILE, DeviceCatalogue.builtIn().find("MIMXRT1020"), Optional.of("quad_spi"),
					FlexSpiNorOption.of(List.of(words)), OptionalInt.empty()).text();
		} catch (BadInputException e) {
			throw new AssertionError(e);
		}
	}

	private static MemoryText text(String text) {
		return MemoryText.of(YamlDocument.parse(FILE, text));
	}

	private static FlexSpiNorOption option(String text) {
		return text(text).option().orElseThrow(() -> new AssertionError(text));
	}

	@Test
	void everyFieldCanBeChangedInEveryForm() throws BadConfigurationException {
		for (String form : FORMS) {
			FlexSpiNorOption before = option(form);
			for (OptionField field : OptionField.values()) {
				for (int value : new int[] { 0, 1, field.max() }) {
					if (field.choice(value).isPresent() || field.choices().isEmpty()) {
						String changed = text(form).with(field, value).apply(form);
						assertEquals(field.with(before, value), option(changed), () -> field + " in\n" + changed);
						assertEquals(value, text(changed).value(field).orElseThrow());
					}
				}
			}
		}
	}

	@Test
	void everyWordCanBeTypedInEveryForm() throws BadConfigurationException {
		for (String form : FORMS) {
			String one = text(form).withWord(0, "0xC0233007").apply(form);
			assertEquals("0xC0233007", option(one).toString(), one);
			String two = text(one).withWord(1, "0x00010000").apply(one);
			assertEquals("0xC1233007 0x00010000", option(two).toString(), two);
			String none = text(two).withWord(1, " ").apply(two);
			assertEquals("0xC0233007", option(none).toString(), none);
		}
	}

	@Test
	void numbersStayNumbersAndCommentsStay() throws BadConfigurationException {
		assertEquals(NUMBER.replace("C0000007", "C0000006"),
				text(NUMBER).with(OptionField.MAX_FREQUENCY, 6).apply(NUMBER));
		assertEquals(VALUE.replace("C0000007", "C0000006"),
				text(VALUE).with(OptionField.MAX_FREQUENCY, 6).apply(VALUE));
		assertEquals(NESTED.replace("133", "100"), text(NESTED).with(OptionField.MAX_FREQUENCY, 6).apply(NESTED));
	}

	@Test
	void writtenCommentsFollowTheirValue() throws BadConfigurationException {
		for (OptionField field : OptionField.ofWord(0)) {
			String form = written(0xC000_0007);
			int value = field == OptionField.OPTION_SIZE ? 0 : 3;
			String expected = written(field.with(option(form), value).words().get(0));
			assertEquals(expected, text(form).with(field, value).apply(form));
		}
	}

	@Test
	void oneEditChangesTheLeastText() throws BadConfigurationException {
		TextEdit edit = text(NUMBER).with(OptionField.MAX_FREQUENCY, 6);
		assertEquals("6", edit.text());
		assertEquals(1, edit.range().length());
		assertEquals(0, text(NUMBER).with(OptionField.MAX_FREQUENCY, 7).range().length());
	}

	@Test
	void aChipSetsWordsAndBus() throws BadInputException {
		FlexSpiNorOption hyper = FlexSpiNorOption.parse("0xC0233007");
		String changed = text(NUMBER).with(hyper, "hyper_flash").apply(NUMBER);
		assertEquals(NUMBER.replace("C0000007", "C0233007").replace("settings:", "interface: hyper_flash\nsettings:"),
				changed);
	}

	@Test
	void whatIsNoOptionWordIsRefused() {
		for (String wrong : List.of("", "C0000007", "0x70000007", "0xC2000007", "0x1C0000007", "-1", "word")) {
			assertThrows(BadConfigurationException.class, () -> text(NUMBER).withWord(0, wrong), wrong);
		}
		assertThrows(BadConfigurationException.class, () -> text("a: [").withWord(0, "0xC0000007"));
	}

	@Test
	void aBrokenFieldCanBeMended() throws BadConfigurationException {
		String broken = written(0xC000_0007).replace("133Mhz", "133 miles");
		assertEquals(OptionalInt.empty(), text(broken).value(OptionField.MAX_FREQUENCY));
		assertTrue(text(broken).option().isEmpty());
		assertEquals(OptionalInt.of(0), text(broken).value(OptionField.DEVICE_TYPE));
		String other = text(broken).with(OptionField.MISC_MODE, 1).apply(broken);
		assertTrue(other.contains("133 miles"), other);
		assertEquals("0xC0000000", option(text(broken).with(OptionField.MAX_FREQUENCY, 0).apply(broken)).toString());
		assertEquals("0xC0000001", option(text(broken).withWord(0, "0xC0000001").apply(broken)).toString());
	}

	@Test
	void valuesWithoutMeaningAreWarnedOf() {
		List<Finding> findings = ConfigurationChecks
				.memoryConfiguration(YamlDocument.parse(FILE, NUMBER.replace("C0000007", "C0C00007")));
		assertEquals(1, findings.size(), findings::toString);
		assertEquals(Severity.WARNING, findings.get(0).severity());
		assertEquals("settings.ConfigOption0", findings.get(0).path().toString());
		assertTrue(findings.get(0).message().contains("found 12"), findings::toString);
		assertEquals(List.of(), ConfigurationChecks.memoryConfiguration(YamlDocument.parse(FILE, NUMBER)));
	}

	@Test
	void deviceAndInstanceAreRead() {
		assertEquals("MIMXRT1020", text(NUMBER).device().orElseThrow().name());
		String two = NUMBER.replace("mimxrt1020", "mimxrt1176") + "bootseal:\n  instance: 2\n";
		assertEquals(OptionalInt.of(2), text(two).instance());
		assertEquals(OptionalInt.empty(), text(two.replace("1176", "1020")).instance());
		assertEquals(Optional.empty(), text(NUMBER.replace("mimxrt1020", "mimxrt7")).device());
	}
}
