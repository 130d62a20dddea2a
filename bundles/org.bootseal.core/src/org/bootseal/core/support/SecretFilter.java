/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.support;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes out of texts what nobody else may see: passwords, PINs, key material, and what stands in fuse words that hold
 * keys. It rather takes too much.
 *
 * @param keyWords
 *            indexes of the fuse words of the device that hold keys
 * @param home
 *            the user's home folder, which tells a name; "~" stands for it
 */
record SecretFilter(Set<Integer> keyWords, String home) {

	/** Stands for what was taken out. */
	static final String HIDDEN = "(left out)";

	/** Names of fuse words and settings that hold keys, in all device tables and in the tools of NXP. */
	static final Pattern KEY_NAME = Pattern.compile(
			"(?i)(?<![a-z])(SW_?GP|GP[34](?![0-9])|OTPMK|SNVS|ZMK|KEK|DEK(?![a-z])|MAU_KEY|[A-Z0-9_]*KEY|KEYS?_?BLOB)");
	private static final Pattern PRIVATE_KEY = Pattern.compile("PRIVATE KEY|BEGIN PGP|openssh-key-v1");
	private static final Pattern SETTING = Pattern.compile(
			"(?i)^(\\s*(?:-\\s*)?[\"'{]?[\\w.-]*(?:password|passwd|passphrase|secret|pin|token|kek|key|dek|salt|seed)"
					+ "[\"']?\\s*[:=]\\s*)(\\S.*)$");
	private static final Pattern NAMED = Pattern
			.compile("(?i)((?:pin-value|pin|password|passwd|passphrase|secret|token)\\s*[=:]\\s*)([^\\s;&,\"'}]+)");
	private static final Pattern PROGRAM = Pattern.compile("(efuse-program-once\\s+(0x[0-9a-fA-F]+|[0-9]+)\\s+)(\\S+)");
	private static final Pattern WORD = Pattern.compile("(?i)\\bword[\"']?\\s*:\\s*[\"']?([^\\s,\"'}]+)");
	private static final Pattern VALUE = Pattern.compile("(?i)(\\b(?:value|current)[\"']?\\s*:\\s*)([^\\s,}]+)");
	private static final Pattern INDEXED = Pattern.compile("^(\\s*[\"']?(\\d{1,4})[\"']?\\s*:\\s*)(0x[0-9a-fA-F]+)");
	private static final Pattern NUMBER = Pattern.compile("0x[0-9a-fA-F]+|(?<![\\w])[0-9]{5,}(?![\\w])");
	private static final Pattern LONG_HEX = Pattern.compile("(?:0x)?[0-9a-fA-F]{32,}");
	private static final Pattern BASE_64 = Pattern.compile("[A-Za-z0-9+/]{40,}={1,2}|[A-Za-z0-9+]{44,}");
	private static final Pattern MANY_NUMBERS = Pattern
			.compile(
					"(?:(?:0x)?[0-9a-fA-F]{2}[\\s,:]+){7,}(?:0x)?[0-9a-fA-F]{2}|(?:0x[0-9a-fA-F]{8}[\\s,]+){3,}0x[0-9a-fA-F]{8}");

	/**
	 * @param text
	 *            a text
	 * @return the text without secrets; empty if it is, or holds, a private key, so that nothing of it may be shown
	 */
	Optional<String> clean(String text) {
		if (PRIVATE_KEY.matcher(text).find()) {
			return Optional.empty();
		}
		StringBuilder clean = new StringBuilder();
		int hiddenFrom = -1;
		for (String line : text.split("\n", -1)) {
			int depth = line.length() - line.stripLeading().length();
			if (hiddenFrom >= 0 && (line.isBlank() || depth > hiddenFrom)) {
				clean.append(line.isBlank() ? "" : " ".repeat(depth) + HIDDEN).append('\n');
				continue;
			}
			hiddenFrom = opensSecret(line) ? depth : -1;
			clean.append(line(line)).append('\n');
		}
		clean.setLength(clean.length() - 1);
		return Optional.of(clean.toString().replace(home, "~"));
	}

	/** Whether what is indented below a line is the value of a secret setting. */
	private static boolean opensSecret(String line) {
		return line.matches(
				"(?i)\\s*(?:-\\s*)?[\"']?[\\w.-]*(?:password|passphrase|secret|pin|kek|key|dek)[\"']?\\s*:\\s*[|>]?[-+]?\\s*");
	}

	private String line(String line) {
		String clean = setting(line);
		clean = NAMED.matcher(clean).replaceAll("$1" + Matcher.quoteReplacement(HIDDEN));
		clean = words(clean);
		if (KEY_NAME.matcher(clean).find()) {
			clean = NUMBER.matcher(clean).replaceAll(Matcher.quoteReplacement(HIDDEN));
		}
		clean = MANY_NUMBERS.matcher(clean).replaceAll(Matcher.quoteReplacement(HIDDEN));
		clean = LONG_HEX.matcher(clean).replaceAll(Matcher.quoteReplacement(HIDDEN));
		return BASE_64.matcher(clean).replaceAll(Matcher.quoteReplacement(HIDDEN));
	}

	/** The value of a setting with the name of a secret; the path of a file is none. */
	private static String setting(String line) {
		Matcher setting = SETTING.matcher(line);
		if (setting.matches()
				&& !setting.group(2).matches("[\"']?[\\w./\\\\ -]+\\.(pem|der|crt|bin|p12|pfx)[\"']?,?")) {
			return setting.group(1) + HIDDEN;
		}
		return line;
	}

	/** Fuse words by their index, in commands, in provisioning files and in files of fuses. */
	private String words(String line) {
		String clean = PROGRAM.matcher(line)
				.replaceAll(found -> Matcher.quoteReplacement(isKey(found.group(2)) ? found.group(1) + HIDDEN
						: found.group()));
		Matcher word = WORD.matcher(clean);
		boolean isKnownToBePublic = word.find() && !isKey(word.group(1)) && !KEY_NAME.matcher(word.group(1)).find();
		if (!isKnownToBePublic) {
			clean = VALUE.matcher(clean).replaceAll("$1" + Matcher.quoteReplacement(HIDDEN));
		}
		Matcher indexed = INDEXED.matcher(clean);
		return indexed.find() && isKey(indexed.group(2)) ? indexed.replaceFirst("$1" + Matcher.quoteReplacement(HIDDEN))
				: clean;
	}

	private boolean isKey(String index) {
		try {
			return keyWords.contains(Integer.decode(index));
		} catch (NumberFormatException e) {
			return false;
		}
	}
}
