/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

import org.bootseal.core.connection.BoardAddress;

/** What keys of a provisioning file demand of each other, and what no schema can say. */
final class ProvisioningRules {

	private static final YamlPath CONNECTION = YamlPath.of("connection");
	private static final YamlPath BOOT_TYPE = YamlPath.of("image", "bootType");
	private static final YamlPath ENCRYPTION = YamlPath.of("image", "encryption");
	private static final YamlPath TIMESTAMP = YamlPath.of("image", "timestamp");
	private static final YamlPath KEYS = YamlPath.of("keys");
	private static final YamlPath MEMORY = YamlPath.of("memory");
	private static final YamlPath SRK = YamlPath.of("fuses", "srk");
	private static final YamlPath CLOSE = YamlPath.of("fuses", "close");
	private static final YamlPath WORDS = YamlPath.of("fuses", "words");
	private static final Pattern TIME = Pattern.compile("\\d{2}/\\d{2}/\\d{4} \\d{2}:\\d{2}:\\d{2}");
	private static final int MAX_OPTION_WORDS = 2;

	private final YamlDocument document;
	private final FindingList findings;

	ProvisioningRules(YamlDocument document, FindingList findings) {
		this.document = document;
		this.findings = findings;
	}

	void check() {
		connection();
		timestamp();
		keys();
		closing();
		encryption();
		memory();
		words();
	}

	private Optional<YamlValue> value(YamlPath path) {
		return document.find(path).filter(found -> !found.isNothing());
	}

	private String text(YamlPath path) {
		return value(path)
				.map(found -> found.content() instanceof YamlContent.Scalar scalar ? scalar.text().strip() : "")
				.orElse("");
	}

	private boolean isTrue(YamlPath path) {
		return text(path).equalsIgnoreCase("true");
	}

	private boolean isSigned() {
		return text(BOOT_TYPE).equalsIgnoreCase("authenticated") || isEncrypted();
	}

	private boolean isEncrypted() {
		return text(BOOT_TYPE).equalsIgnoreCase("encrypted");
	}

	private void encryption() {
		if (value(ENCRYPTION).isPresent() && !isEncrypted()) {
			List<Remedy> remedies = new ArrayList<>(
					findings.toSet("Make the image encrypted", BOOT_TYPE, "encrypted"));
			remedies.addAll(findings.toRemove(ENCRYPTION));
			findings.atKey(Severity.ERROR, ENCRYPTION,
					"encryption: found how to encrypt an image that is not encrypted;"
							+ " use bootType: encrypted",
					remedies);
		}
	}

	private void connection() {
		String text = text(CONNECTION);
		if (!text.isEmpty() && BoardAddress.parse(text).isEmpty()) {
			List<Remedy> remedies = new ArrayList<>();
			List.of("usb", "virtual").forEach(
					choice -> remedies.addAll(findings.toSet("Change to " + choice, CONNECTION, choice)));
			findings.atValue(Severity.ERROR, CONNECTION,
					value(CONNECTION).orElseThrow().expected(BoardAddress.FORMS).problem(), remedies);
		}
	}

	private void timestamp() {
		String text = text(TIMESTAMP);
		if (!text.isEmpty() && !TIME.matcher(text).matches()) {
			findings.atValue(Severity.ERROR, TIMESTAMP, value(TIMESTAMP).orElseThrow()
					.expected("a time like 31/05/2023 11:22:33 (day/month/year, UTC)").problem(), List.of());
		}
	}

	private void keys() {
		if (value(KEYS).isPresent() || !isSigned() && !isTrue(SRK)) {
			return;
		}
		YamlPath cause = isSigned() ? BOOT_TYPE : SRK;
		findings.atValue(Severity.ERROR, cause, "the key keys is missing, which "
				+ (isEncrypted() ? "an encrypted image" : isSigned() ? "an authenticated image" : "fuses.srk: true")
				+ " needs",
				findings.toSet("Add keys", KEYS.key("folder"), "keys"));
	}

	private void closing() {
		if (!isTrue(CLOSE)) {
			return;
		}
		if (!isSigned()) {
			List<Remedy> remedies = new ArrayList<>(
					findings.toSet("Make the image authenticated", BOOT_TYPE, "authenticated"));
			remedies.addAll(findings.toSet("Change to false", CLOSE, "false"));
			findings.atValue(Severity.ERROR, CLOSE, "fuses.close: true with an unsigned image would leave a part that"
					+ " boots nothing; use image.bootType: authenticated", remedies);
		} else if (!isTrue(SRK)) {
			findings.atValue(Severity.WARNING, CLOSE,
					"fuses.close: true without fuses.srk: true closes only parts that have the SRK hash of these keys"
							+ " in their fuses already",
					findings.toSet("Add srk: true", SRK, "true"));
		}
	}

	private void memory() {
		if (value(MEMORY).isEmpty()) {
			document.keyRange(YamlPath.of("image")).ifPresent(range -> findings.add(Severity.INFO, range, MEMORY,
					"the key memory is missing: the image can be built, but not written to a board",
					findings.toSet("Add option words of most quad SPI chips", MEMORY.key("optionWords").item(0),
							"0xC0000007")));
			return;
		}
		YamlPath words = MEMORY.key("optionWords");
		boolean file = value(MEMORY.key("file")).isPresent();
		Optional<YamlValue> list = value(words);
		if (file && list.isPresent()) {
			List<Remedy> remedies = new ArrayList<>(findings.toRemove(words));
			remedies.addAll(findings.toRemove(MEMORY.key("file")));
			findings.atKey(Severity.ERROR, words, "optionWords: the memory configuration of memory.file says the option"
					+ " words; remove one of the two keys", remedies);
		} else if (!file && list.isEmpty() && value(MEMORY).orElseThrow().isMap()) {
			findings.missing(words, "one of the keys optionWords and file is missing in memory",
					findings.toSet("Add option words of most quad SPI chips", words.item(0), "0xC0000007"));
		}
		list.filter(YamlValue::isList).map(found -> found.items().size())
				.filter(count -> count == 0 || count > MAX_OPTION_WORDS)
				.ifPresent(count -> findings.atValue(Severity.ERROR, words,
						"optionWords: has " + count + " words, expected one or two", List.of()));
	}

	private void words() {
		Optional<YamlValue> words = value(WORDS);
		if (words.isPresent() && words.get().isList()) {
			document.children(WORDS).forEach(this::word);
		} else if (words.isPresent()) {
			word(WORDS);
		}
	}

	private void word(YamlPath path) {
		Optional<Long> wanted = number(path.key("value"));
		if (wanted.isEmpty()) {
			return;
		}
		boolean hasMask = value(path.key("mask")).isPresent();
		Optional<Long> read = hasMask ? number(path.key("mask")) : wanted;
		if (read.isEmpty()) {
			return;
		}
		long bits = wanted.get();
		long mask = read.get();
		if (mask == 0) {
			findings.atValue(Severity.ERROR, path.key(hasMask ? "mask" : "value"),
					"asks for no bits: value 0 needs a mask that says which bits shall stay 0", List.of());
		} else if ((bits & ~mask) != 0) {
			String both = String.format(Locale.ROOT, "0x%X", bits | mask);
			findings.atValue(Severity.ERROR, path.key("value"),
					String.format(Locale.ROOT, "value 0x%X has bits outside its mask 0x%X", bits, mask),
					findings.toSet("Change the mask to " + both, path.key("mask"), both));
		}
	}

	private Optional<Long> number(YamlPath path) {
		try {
			Optional<YamlValue> found = value(path);
			return found.isPresent() ? Optional.of(found.get().number(0, 0xFFFF_FFFFL)) : Optional.empty();
		} catch (BadConfigurationException e) {
			// the schema's complaint already
			return Optional.empty();
		}
	}
}
