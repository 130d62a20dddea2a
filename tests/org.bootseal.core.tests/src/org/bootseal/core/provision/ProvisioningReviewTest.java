/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.provision;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.bootseal.core.CancelledException;
import org.bootseal.core.Progress;
import org.bootseal.core.config.Finding;
import org.bootseal.core.config.Remedy;
import org.bootseal.core.config.Severity;
import org.bootseal.core.config.YamlDocument;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProvisioningReviewTest {

	private static final String SOUND = """
			bootseal: 1
			device: MIMXRT1020
			connection: virtual
			image:
			  source: app.srec
			  bootType: authenticated
			keys:
			  folder: KEYS
			  srkIndex: 1
			memory:
			  optionWords: [0xC0000007]
			flashloader:
			  source: loader.srec
			fuses:
			  srk: true
			  close: true
			  words:
			    - { word: 'SW_GP1[31:0]', value: 0x5, mask: 0xF }
			""";

	@TempDir
	private Path folder;
	private String sound;

	@BeforeEach
	void files() throws IOException, URISyntaxException {
		Files.writeString(folder.resolve("app.srec"), program(0x60002000L, 0x20020000L, 0x60002101L));
		Files.writeString(folder.resolve("loader.srec"), program(0x20208600L, 0x20220000L, 0x20208701L));
		Path keys = Path.of(ProvisioningReviewTest.class.getResource("/keytree").toURI());
		sound = SOUND.replace("KEYS", "'" + keys + "'");
	}

	/** 512 bytes that begin with a vector table, as S-records. */
	private static String program(long start, long stack, long reset) {
		byte[] bytes = new byte[512];
		Arrays.fill(bytes, (byte) 0x5A);
		ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt((int) stack).putInt((int) reset);
		StringBuilder text = new StringBuilder();
		for (int offset = 0; offset < bytes.length; offset += 32) {
			int sum = 37;
			StringBuilder record = new StringBuilder(String.format(Locale.ROOT, "%08X", start + offset));
			for (int i = 0; i < 32; i++) {
				record.append(String.format(Locale.ROOT, "%02X", bytes[offset + i]));
			}
			for (int i = 0; i < record.length(); i += 2) {
				sum += Integer.parseInt(record.substring(i, i + 2), 16);
			}
			text.append("S325").append(record).append(String.format(Locale.ROOT, "%02X%n", ~sum & 0xFF));
		}
		return text.append("S70500000000FA").append(System.lineSeparator()).toString();
	}

	private ProvisioningReview review(String text) throws CancelledException {
		return ProvisioningReview.of(YamlDocument.parse(folder.resolve("board.bootseal"), text), Progress.NONE);
	}

	@Test
	void aSoundFileIsToldSectionBySection() throws CancelledException {
		ProvisioningReview review = review(sound);
		assertEquals(List.of(), review.findings());
		assertTrue(review.provisioning().isPresent());
		assertEquals(List.of("MIMXRT1020, flash at 0x60000000, HAB engine DCP"),
				review.section(Section.DEVICE).facts());
		assertEquals(List.of("the default virtual board"), review.section(Section.CONNECTION).facts());
		assertEquals(List.of(
				"SREC, 512 bytes, 0x60002000 to 0x600021FF, vector table sp 0x20020000, reset 0x60002101",
				"boot header: none, one is made", "boot image at 0x60001000, authenticated"),
				review.section(Section.IMAGE).facts());
		List<String> keys = review.section(Section.KEYS).facts();
		assertEquals("SRK 2 of 2, RSA 2048, valid to 2076-01-01", keys.get(0));
		assertTrue(keys.get(2).matches("SRK hash, fuse words:( 0x[0-9A-F]{8}){8}"), keys.get(2));
		assertTrue(review.section(Section.MEMORY).facts().get(0).startsWith("0xC0000007: quad SPI SDR"));
		assertTrue(review.section(Section.FLASHLOADER).facts().get(0).startsWith("512 bytes, image at 0x20208200"));
		assertEquals(List.of("srk (8 words)", "other (1 word)", "close (1 word)"),
				review.section(Section.FUSES).facts().stream().map(fact -> fact.split(":")[0]).toList());
		assertEquals(List.of("board-boot, will be made"), review.section(Section.OUTPUT).facts());
		for (Section section : Section.values()) {
			assertEquals(Optional.empty(), review.section(section).worst());
		}
	}

	@Test
	void theFilesOfABuildAreNamedAlsoIfTheyAreMissing() throws CancelledException {
		List<Path> named = review(sound.replace("app.srec", "gone.srec")).namedFiles();
		assertTrue(named.contains(folder.resolve("gone.srec")) && named.contains(folder.resolve("loader.srec")));
		assertEquals(2, named.stream().filter(file -> file.toString().endsWith("_key.pem")).count());
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '\u0001', textBlock = """
			app.srec         | gone.srec     | ERROR 5 'gone.srec' source: found no file gone.srec, expected the application | IMAGE
			app.srec         | .             | ERROR 5 '.' source: found the folder | IMAGE
			app.srec         | broken.srec   | ERROR 5 'broken.srec' broken.srec: line 1 | IMAGE
			app.srec         | loader.srec   | ERROR 5 'loader.srec' | IMAGE
			MIMXRT1020       | MIMXRT9999    | ERROR 2 'MIMXRT9999' there is no device "MIMXRT9999" | DEVICE
			bootType: auth   | bootMemory: spi # | ERROR 6 'spi' MIMXRT1020 has no boot memory "spi" | IMAGE
			srkIndex: 1      | srkIndex: 2   | ERROR 9 '2' | KEYS
			[0xC0000007]     | 0x1           | ERROR 11 '0x1' | MEMORY
			optionWords: [0xC0000007] | file: f.memcfg.yaml | ERROR 11 'f.memcfg.yaml' f.memcfg.yaml: line 2: peripheral: | MEMORY
			optionWords: [0xC0000007] | file: g.memcfg.yaml | ERROR 11 'g.memcfg.yaml' file: found no file | MEMORY
			optionWords: [0xC0000007] | file: h.memcfg.yaml | ERROR 11 'h.memcfg.yaml' h.memcfg.yaml is for MIMXRT1060 | MEMORY
			loader.srec      | app.srec      | ERROR 13 'app.srec' app.srec: the program starts at 0x60002000 | FLASHLOADER
			'SW_GP1[31:0]'   | SW_GP7        | ERROR 18 'SW_GP7' there is no fuse word "SW_GP7" | FUSES
			'SW_GP1[31:0]'   | 999           | ERROR 18 '999' there is no word 999 | FUSES
			fuses:           | output: .#     | ERROR 14 '.' | OUTPUT
			""")
	void whatIsWrongWithAFileIsSaidWhereItIsNamed(String right, String wrong, String expected, Section section)
			throws CancelledException, IOException {
		Files.writeString(folder.resolve("broken.srec"), "S1 nonsense\n");
		Files.writeString(folder.resolve("f.memcfg.yaml"), "family: mimxrt1020\nperipheral: x\nsettings: {}\n");
		Files.writeString(folder.resolve("h.memcfg.yaml"),
				"family: mimxrt1060\nperipheral: flexspi_nor\nsettings: { ConfigOption0: 0xC0000007 }\n");
		String text = sound.replace(right, wrong);
		if (section == Section.OUTPUT) {
			text = sound.replace("fuses:", "output: .\nfuses:");
		}
		ProvisioningReview review = review(text);
		String changed = text;
		List<String> found = review.findings().stream().map(finding -> shown(changed, finding)).toList();
		assertTrue(found.stream().anyMatch(finding -> finding.startsWith(expected)), () -> found.toString());
		assertEquals(Optional.of(Severity.ERROR), review.section(section).worst());
	}

	private static String shown(String text, Finding finding) {
		return finding.severity() + " " + finding.line() + " '" + finding.range().of(text) + "' " + finding.message();
	}

	@Test
	void oneMistakeHidesNoOther() throws CancelledException {
		ProvisioningReview review = review(
				sound.replace("device: MIMXRT1020", "device: X").replace("app.srec", "gone.srec")
						.replace("srkIndex: 1", "srkIndex: 9").replace("loader.srec", "lost.srec")
						.replace("srk: true", "srk: 7"));
		assertEquals(List.of(2, 5, 9, 13, 15, 16),
				review.findings().stream().map(Finding::line).distinct().toList(), () -> review.findings().toString());
		assertTrue(review.provisioning().isEmpty());
	}

	@Test
	void misspeltNamesCanBeChangedToTheRightOnes() throws CancelledException {
		String wrong = sound.replace("MIMXRT1020", "MIMXRT102").replace("'SW_GP1[31:0]'", "SW_GP1");
		assertEquals(List.of("Change to MIMXRT1020"), labels(review(wrong)));
		assertEquals(List.of("Change to BOOT_CFG1"), labels(review(sound.replace("'SW_GP1[31:0]'", "BOOT_CFG_1"))));
	}

	private static List<String> labels(ProvisioningReview review) {
		return review.findings().stream().flatMap(finding -> finding.remedies().stream()).map(Remedy::label).toList();
	}

	@Test
	void aBrokenTextIsReviewedAsFarAsItGoes() throws CancelledException {
		for (String text : List.of("", "image: [", "x", "image:\n", "- a\n")) {
			ProvisioningReview review = review(text);
			assertTrue(review.findings().stream().anyMatch(finding -> finding.severity() == Severity.ERROR), text);
			assertTrue(review.provisioning().isEmpty());
		}
	}

	@Test
	void anApplicationWithItsOwnBootHeaderIsSeen() throws CancelledException, IOException {
		Files.writeString(folder.resolve("app.srec"), program(0x60001000L, 0x402000D1L, 0x60002101L));
		ProvisioningReview review = review(sound);
		assertEquals(Optional.of(Severity.ERROR), review.section(Section.IMAGE).worst());
	}

	@Test
	void aReviewCanBeCancelled() {
		Progress cancelled = new Progress() {
			@Override
			public void bytes(long done, long total) {
				throw new AssertionError("a review counts no bytes");
			}

			@Override
			public boolean isCancelled() {
				return true;
			}
		};
		YamlDocument document = YamlDocument.parse(folder.resolve("board.bootseal"), sound);
		assertThrows(CancelledException.class, () -> ProvisioningReview.of(document, cancelled));
	}
}
