/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;

import org.bootseal.core.flexspi.OptionField;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigurationChecksTest {

	private static final String SOUND = """
			bootseal: 1
			device: MIMXRT1020
			connection: virtual:board.json
			image:
			  source: app.srec
			  bootType: authenticated
			  timestamp: 01/02/2026 03:04:05
			keys:
			  folder: keys
			  srkIndex: 1
			memory:
			  optionWords: [0xC0000007]
			flashloader:
			  source: loader.srec
			fuses:
			  srk: true
			  close: true
			  words:
			    - { word: GP1, value: 0x5, mask: 0xF }
			""";
	private static final String MEMORY = """
			family: mimxrt1020
			revision: latest
			peripheral: flexspi_nor
			interface: quad_spi
			settings:
			  ConfigOption0:
			    MaxFreq: 133Mhz
			    Device Detection Type: QuadSPI_SDR
			""";

	private static YamlDocument parse(String text) {
		return YamlDocument.parse(Path.of("board.bootseal"), text);
	}

	private static String shown(YamlDocument document, Finding finding) {
		return finding.severity() + " " + finding.line() + " '" + finding.range().of(document.text()) + "' "
				+ finding.path() + " " + finding.message();
	}

	@Test
	void nothingIsToBeSaidAboutSoundFiles() {
		assertEquals(List.of(), ConfigurationChecks.provisioning(parse(SOUND)));
		assertEquals(List.of(), ConfigurationChecks.memoryConfiguration(parse(MEMORY)));
	}

	/** Right text, wrong text, then the finding and the labels of its remedies. */
	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '\u0001', textBlock = """
			bootseal: 1      | bootseal: 2      | ERROR 1 '2' bootseal bootseal: found 2, expected 1 | -
			bootseal: 1      | # none           | ERROR 2 'device' bootseal the key bootseal is missing, expected 1 | Add bootseal: 1
			bootseal: 1      | bootseal:        | ERROR 1 'bootseal' bootseal bootseal: found nothing, expected 1 | -
			device: MIMX     | devize: MIMX     | ERROR 2 'devize' devize devize: this is no known key (did you mean device?) | Change to device,Remove devize
			device: MIMXRT1020 | device: [a]    | ERROR 2 '[a]' device device: found a list, expected a text | -
			bootType: authenticated | bootType: autenticated | ERROR 6 'autenticated' image.bootType bootType: found "autenticated" | Change to authenticated,Change to unsigned,Change to encrypted
			srkIndex: 1      | srkIndex: 4      | ERROR 10 '4' keys.srkIndex srkIndex: found 4, expected a number from 0 to 3 | -
			[0xC0000007]     | [0xC0000007, x]  | ERROR 12 'x' memory.optionWords[1] optionWords: found "x" | -
			[0xC0000007]     | [1, 2, 3]        | ERROR 12 '[1, 2, 3]' memory.optionWords optionWords: has 3 words | -
			[0xC0000007]     | []               | ERROR 12 '[]' memory.optionWords optionWords: has 0 words | -
			optionWords: [0x | fcb: a.bin #     | ERROR 11 'memory' memory.optionWords one of the keys optionWords and file | Add option words of most quad SPI chips
			srk: true        | srk: yes         | ERROR 16 'yes' fuses.srk srk: found "yes", expected one of true, false | Change to true
			srk: true        | srk: false       | WARNING 17 'true' fuses.close fuses.close: true without fuses.srk: true | Add srk: true
			value: 0x5       | value: 0x15      | ERROR 19 '0x15' fuses.words[0].value value 0x15 has bits outside its mask 0xF | Change the mask to 0x1F
			0x5, mask: 0xF   | 0                | ERROR 19 '0' fuses.words[0].value asks for no bits | -
			value: 0x5,      | valu: 0x5,       | ERROR 19 'valu' fuses.words[0].valu valu: this is no known key | Change to value,Remove valu
			connection: virt | connection: wirt | ERROR 3 'wirtual:board.json' connection connection: found | Change to usb,Change to virtual
			01/02/2026 03    | 2026-02-01 03    | ERROR 7 '2026-02-01 03:04:05' image.timestamp timestamp: found | -
			  folder: keys   | #                | ERROR 8 'keys' keys.folder the key folder is missing | -
			authenticated    | unsigned         | ERROR 17 'true' fuses.close fuses.close: true with an unsigned image | Make the image authenticated,Change to false
			timestamp: 01    | encryption: {} #  | ERROR 7 'encryption' image.encryption encryption: found how to encrypt an image that is not encrypted | Make the image encrypted,Remove encryption
			timestamp: 01    | bootHeader: x #   | ERROR 7 'x' image.bootHeader bootHeader: found "x", expected one of keep, replace | Change to keep,Change to replace
			source: app.srec | source: ''       | ERROR 5 '''' image.source source: found nothing, expected a text | -
			image:           | image: [         | ERROR                                                  | -
			""")
	void eachMistakeIsFoundAtItsPlace(String right, String wrong, String expected, String remedies) {
		assertTrue(SOUND.contains(right), right);
		YamlDocument document = parse(SOUND.replace(right, wrong));
		List<String> found = ConfigurationChecks.provisioning(document).stream()
				.map(finding -> shown(document, finding)).toList();
		assertTrue(found.stream().anyMatch(finding -> finding.startsWith(expected)), () -> found.toString());
		String labels = ConfigurationChecks.provisioning(document).stream()
				.filter(finding -> shown(document, finding).startsWith(expected)).findFirst().orElseThrow().remedies()
				.stream().map(Remedy::label).reduce((one, other) -> one + "," + other).orElse("-");
		assertEquals(remedies == null ? "-" : remedies, labels);
	}

	@Test
	void allMistakesAreFoundInTheOrderOfTheText() {
		YamlDocument document = parse("""
				bootseal: 9
				devise: X
				connection: serial
				image:
				  bootTipe: x
				fuses: { srk: maybe, words: [ { word: A, value: q }, 7 ] }
				""");
		List<Finding> findings = ConfigurationChecks.provisioning(document);
		assertEquals(List.of(1, 1, 2, 3, 4, 4, 5, 6, 6, 6), findings.stream().map(Finding::line).toList(),
				() -> findings.toString());
	}

	@Test
	void everyRemedyMendsWhatItIsFor() {
		for (String wrong : List.of(SOUND.replace("device:", "devize:"), SOUND.replace("authenticated", "autenticated"),
				SOUND.replace("srk: true", "srk: on"), SOUND.replace("0x5,", "0x15,"),
				SOUND.replace("bootseal: 1\n", ""),
				SOUND.replace("  optionWords: [0xC0000007]", "  fcb: a.bin"),
				SOUND.replace("keys:\n  folder: keys\n  srkIndex: 1\n", ""))) {
			YamlDocument document = parse(wrong);
			List<Finding> findings = ConfigurationChecks.provisioning(document);
			Finding first = findings.stream().filter(finding -> !finding.remedies().isEmpty()).findFirst()
					.orElseThrow();
			YamlDocument mended = parse(first.remedies().get(0).edit().apply(wrong));
			assertEquals(List.of(), ConfigurationChecks.provisioning(mended), () -> mended.text());
		}
	}

	@Test
	void aFileWithoutMemoryIsWorthAWord() {
		List<Finding> findings = ConfigurationChecks
				.provisioning(parse("bootseal: 1\ndevice: MIMXRT1020\nimage: { source: a }\n"));
		assertEquals(List.of(Severity.INFO), findings.stream().map(Finding::severity).toList());
	}

	@Test
	void anEmptyFileLacksWhatIsNeeded() {
		List<Finding> findings = ConfigurationChecks.provisioning(parse(""));
		assertEquals("bootseal device image",
				String.join(" ", findings.stream().map(finding -> finding.path().toString()).toList()));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '\u0001', textBlock = """
			MaxFreq: 133Mhz  | MaxFreq: 134Mhz  | ERROR 7 '134Mhz' settings.ConfigOption0.MaxFreq MaxFreq: found "134Mhz"
			MaxFreq: 133Mhz  | MaxFreq: 16      | ERROR 7 '16' settings.ConfigOption0.MaxFreq MaxFreq: found "16"
			MaxFreq: 133Mhz  | MaxFrequ: 7      | ERROR 7 'MaxFrequ' settings.ConfigOption0.MaxFrequ MaxFrequ: this is no known key
			flexspi_nor      | semc_nor         | ERROR 3 'semc_nor' peripheral peripheral: found "semc_nor"
			mimxrt1020       | mimxrt9999       | ERROR 1 'mimxrt9999' family family: there is no device "mimxrt9999"
			MaxFreq: 133Mhz  | OptionSize: 2    | ERROR 7 '2' settings.ConfigOption0.OptionSize
			""")
	void mistakesInMemoryConfigurationsAreFound(String right, String wrong, String expected) {
		YamlDocument document = parse(MEMORY.replace(right, wrong));
		List<String> found = ConfigurationChecks.memoryConfiguration(document).stream()
				.map(finding -> shown(document, finding)).toList();
		assertTrue(found.size() == 1 && found.get(0).startsWith(expected), () -> found.toString());
	}

	@Test
	void wordsMayBeNumbersAndFieldsMayStandBelowBitfields() {
		for (String settings : List.of("ConfigOption0: 0xC0000007", "ConfigOption0: { value: 0xC0000007 }",
				"configoption0: { bitfields: { maxfreq: 133mhz } }", "ConfigOption0: { MaxFreq: 'RAW:0x7' }")) {
			String text = MEMORY.substring(0, MEMORY.indexOf("  ConfigOption0")) + "  " + settings + "\n";
			assertEquals(List.of(), ConfigurationChecks.memoryConfiguration(parse(text)), text);
		}
	}

	@Test
	void theSchemaKnowsTheFieldsOfTheOptionWords() {
		for (OptionField field : OptionField.values()) {
			YamlPath path = YamlPath.of("settings", OptionField.wordKey(field.word()), field.settingsKey());
			assertTrue(FileSchema.memoryConfiguration().at(path).isPresent(), path.toString());
		}
	}

	@Test
	void whatTheSchemaDemandsIsWhatTheReaderDemands() {
		for (KeyInfo key : FileSchema.provisioning().top().children()) {
			assertTrue(SOUND.contains("\n" + key.name() + ":") || SOUND.startsWith(key.name())
					|| key.name().equals("output"));
			assertTrue(!key.meaning().isEmpty() && key.meaning().endsWith("."), key.name());
		}
	}
}
