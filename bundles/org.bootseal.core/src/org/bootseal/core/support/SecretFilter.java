/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.support;

import java.util.List;
import java.util.Locale;
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
			.compile("(?i)((?:pin-value|pin|password|passwd|passphrase|secret|token)[\"']?\\s*[=:]\\s*)"
					+ "(\"[^\"]*\"|'[^']*'|[^\\s;&,\"'}]+)");
	/** Options of programs, and settings in XML. */
	private static final Pattern OPTION = Pattern
			.compile("(?i)(--?(?:password|passwd|passphrase|secret|pin|token)\\s+)(\\S+)");
	private static final Pattern XML = Pattern.compile(
			"(?i)((?:key|name|id)=\"[^\"]*(?:password|passwd|passphrase|secret|pin|token|dek|kek)[^\"]*\"\\s+value=\")([^\"]*)");
	private static final String SECRET_NAME = "(?i)\\s*(?:-\\s*)?[\"']?[\\w.-]*"
			+ "(?:password|passwd|passphrase|secret|pin|token|kek|key|dek|salt|seed)[\"']?\\s*:\\s*(.*)";
	private static final Pattern OPENED = Pattern.compile(SECRET_NAME);
	private static final Pattern PROGRAM = Pattern.compile("(efuse-program-once\\s+(0x[0-9a-fA-F]+|[0-9]+)\\s+)(\\S+)");
	private static final Pattern WORD = Pattern.compile("(?i)\\bword[\"']?\\s*:\\s*[\"']?([^\\s,\"'}]+)");
	private static final Pattern VALUE = Pattern.compile("(?i)(\\b(?:value|current)[\"']?\\s*:\\s*)([^\\s,}]+)");
	private static final Pattern INDEXED = Pattern
			.compile("^(\\s*[\"']?(\\d{1,4})[\"']?\\s*:\\s*)(0x[0-9a-fA-F]+|\\d+)");
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
			boolean isItem = depth == hiddenFrom && line.stripLeading().startsWith("-");
			if (hiddenFrom >= 0 && (line.isBlank() || depth > hiddenFrom || isItem)) {
				clean.append(line.isBlank() ? "" : " ".repeat(depth) + HIDDEN).append('\n');
				continue;
			}
			hiddenFrom = opensSecret(line) ? depth : -1;
			clean.append(line(line)).append('\n');
		}
		clean.setLength(clean.length() - 1);
		return Optional.of(withoutHome(clean.toString()));
	}

	/** However the system and the text's own rules write its separators. */
	private String withoutHome(String text) {
		if (home.length() <= 1) {
			return text;
		}
		return text.replace(home.replace("\\", "\\\\"), "~").replace(home, "~").replace(home.replace('\\', '/'), "~");
	}

	/** Whether the lines below one belong to the value of a secret setting. */
	private static boolean opensSecret(String line) {
		Matcher setting = OPENED.matcher(line);
		if (!setting.matches()) {
			return false;
		}
		String value = setting.group(1).replaceFirst("(^|\\s)#.*$", "").strip();
		boolean isBlock = value.isEmpty() || value.startsWith("|") || value.startsWith(">");
		return isBlock || isOpen(value, '[', ']') || isOpen(value, '{', '}')
				|| value.matches("\"[^\"]*|'[^']*");
	}

	private static boolean isOpen(String value, char open, char close) {
		return value.chars().filter(each -> each == open).count() > value.chars().filter(each -> each == close).count();
	}

	private String line(String line) {
		String clean = setting(line);
		for (Pattern secret : List.of(NAMED, OPTION, XML)) {
			clean = secret.matcher(clean).replaceAll("$1" + Matcher.quoteReplacement(HIDDEN));
		}
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
		List<String> named = WORD.matcher(clean).results().map(word -> word.group(1)).toList();
		boolean isKnownToBePublic = !named.isEmpty()
				&& named.stream().noneMatch(word -> isKey(word) || KEY_NAME.matcher(word).find());
		if (!isKnownToBePublic) {
			clean = VALUE.matcher(clean).replaceAll("$1" + Matcher.quoteReplacement(HIDDEN));
		}
		Matcher indexed = INDEXED.matcher(clean);
		return indexed.find() && isKey(indexed.group(2)) ? indexed.replaceFirst("$1" + Matcher.quoteReplacement(HIDDEN))
				: clean;
	}

	private boolean isKey(String index) {
		try {
			// a leading 0 means nothing here
			return keyWords.contains(index.toLowerCase(Locale.ROOT).startsWith("0x")
					? Integer.parseInt(index.substring(2), 16)
					: Integer.parseInt(index));
		} catch (NumberFormatException e) {
			return false;
		}
	}
}
