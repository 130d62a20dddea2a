/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

import org.bootseal.core.BadInputException;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** What the checks let pass is read, and what the reader refuses was found by the checks. */
class ChecksAgainstReaderTest {

	private static final List<String> SOUND = """
			bootseal: 1
			device: MIMXRT1020
			connection: virtual:board.json
			image:
			  source: VECTORS.md
			  bootType: encrypted
			  bootMemory: flexspi_nor
			  startAddress: 0x60000000
			  entryPoint: 0x60002311
			  timestamp: 01/02/2026 03:04:05
			  bootHeader: keep
			  encryption:
			    keyFile: VECTORS.md
			    keyLength: 128
			    keyBlob: 0x60010000
			keys:
			  folder: .
			  srkIndex: 1
			memory:
			  optionWords: [0xC0000007]
			  fcb: VECTORS.md
			flashloader:
			  source: VECTORS.md
			  startAddress: 0x20208200
			fuses:
			  srk: true
			  close: true
			  words:
			    - { word: GP1, value: 0x5, mask: 0xF }
			    - word: 7
			      value: 1
			output: boot
			""".lines().toList();
	private static final List<String> VALUES = List.of("", "x", "[1]", "{ a: 1 }", "-1", "0x1FFFFFFFF", "true", "FALSE",
			"null", "''", "' '", "[]", "[1, 2]", "[1, 2, 3]", "[a]", "Authenticated", "unsigned", "encrypted",
			"Replace", "256", "usb", "0", "2",
			"{ word: a, value: 0 }", "VECTORS.md");

	@Property
	void theTwoAgree(@ForAll long seed) throws URISyntaxException {
		Random random = new Random(seed);
		List<String> lines = new ArrayList<>(SOUND);
		for (int i = 1 + random.nextInt(3); i > 0; i--) {
			spoil(lines, random);
		}
		Path folder = Path.of(ChecksAgainstReaderTest.class.getResource("/keytree").toURI());
		YamlDocument document = YamlDocument.parse(folder.resolve("board.bootseal"), String.join("\n", lines));
		List<Finding> errors = ConfigurationChecks.provisioning(document).stream()
				.filter(finding -> finding.severity() == Severity.ERROR).toList();
		Optional<String> refusal = read(document);
		// that is for the review, which looks at files
		boolean aboutFiles = refusal.filter(
				message -> message.contains("found no file") || message.contains("found the folder")).isPresent();
		if (!aboutFiles) {
			boolean timeOnly = refusal.isEmpty() && !errors.isEmpty()
					&& errors.stream().allMatch(finding -> finding.path().toString().equals("image.timestamp"));
			assertEquals(refusal.isPresent(), !errors.isEmpty() && !timeOnly,
					() -> refusal + "\n" + errors + "\n" + document.text());
		}
		assertTrue(refusal.isPresent() || document.problem().isEmpty());
	}

	private static Optional<String> read(YamlDocument document) {
		try {
			ProvisioningFile.interpret(YamlMap.parse(document.file(), document.text()));
			return Optional.empty();
		} catch (BadInputException e) {
			return Optional.of(e.getMessage());
		}
	}

	private static void spoil(List<String> lines, Random random) {
		int line = random.nextInt(lines.size());
		String text = lines.get(line);
		int colon = text.indexOf(':');
		switch (random.nextInt(4)) {
		case 0 -> lines.remove(line);
		case 1 -> lines.set(line, text.substring(0, Math.max(colon, 1)) + "s" + text.substring(Math.max(colon, 1)));
		default -> {
			String value = VALUES.get(random.nextInt(VALUES.size()));
			lines.set(line, text.substring(0, colon + 1) + " " + value);
		}
		}
	}
}
