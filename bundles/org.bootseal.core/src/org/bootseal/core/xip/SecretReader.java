/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.xip;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import org.bootseal.core.config.BadConfigurationException;
import org.bootseal.core.config.YamlValue;

/**
 * Reads secrets of configurations as SPSDK 3.10 does: a file with the bytes or with hexadecimal digits, or the digits
 * themselves, or a number. A number with fewer digits than the secret has gets zeros in front. No message shows what
 * stands there.
 */
public final class SecretReader {

	private static final int HEXADECIMAL = 16;
	/** Longest file that is looked at: the digits of 64 bytes, 0x and a line end. */
	private static final int MAX_FILE = 160;

	private final List<String> warnings;

	/**
	 * @param warnings
	 *            gets a sentence for each secret that is there in an unsafe form
	 */
	public SecretReader(List<String> warnings) {
		this.warnings = warnings;
	}

	/**
	 * Reads a key that is given by a file or by hexadecimal digits, with 0x in front or without.
	 *
	 * @param value
	 *            where it stands
	 * @param length
	 *            bytes that it has
	 * @return the key
	 * @throws BadConfigurationException
	 *             if it is none
	 * @throws IOException
	 *             if the file can't be read
	 */
	public Secret key(YamlValue value, int length) throws BadConfigurationException, IOException {
		String text = value.text();
		Path file = isFileName(text) ? value.path(text) : null;
		if (file != null && Files.isRegularFile(file)) {
			return fromFile(value, file, length);
		}
		boolean decimal = !value.isQuoted() && text.matches("[1-9][0-9_]*");
		return number(value, decimal ? text : "0x" + withoutPrefix(text), length);
	}

	/**
	 * Reads a secret that is given as a number.
	 *
	 * @param value
	 *            where it stands
	 * @param length
	 *            bytes that it has, the first byte the most significant
	 * @return the secret
	 * @throws BadConfigurationException
	 *             if it is none
	 */
	public Secret number(YamlValue value, int length) throws BadConfigurationException {
		return number(value, value.text(), length);
	}

	/** What has a NUL or the like is no file name on any system, and path() would complain about that. */
	private static boolean isFileName(String text) {
		return text.chars().allMatch(c -> c >= ' ');
	}

	private static String withoutPrefix(String text) {
		return text.regionMatches(true, 0, "0x", 0, 2) ? text.substring(2) : text;
	}

	private Secret fromFile(YamlValue value, Path file, int length) throws BadConfigurationException, IOException {
		if (Files.size(file) > MAX_FILE) {
			throw value.problem("the file " + file + " has " + Files.size(file) + " bytes, expected the " + length
					+ " bytes of the secret, or their hexadecimal digits");
		}
		byte[] content = Files.readAllBytes(file);
		try {
			String text = new String(content, StandardCharsets.ISO_8859_1).strip();
			boolean digits = withoutPrefix(text).matches("[0-9A-Fa-f]+");
			if (digits && content.length == length) {
				throw value.problem("the file " + file + " can be read as " + length
						+ " bytes and as hexadecimal digits; expected " + 2 * length + " digits if it is text");
			}
			if (digits) {
				return number(value, "0x" + withoutPrefix(text), length);
			}
			if (content.length != length) {
				throw value.problem("the file " + file + " has " + content.length + " bytes, expected the " + length
						+ " bytes of the secret, or their hexadecimal digits");
			}
			return Secret.of(content);
		} finally {
			Arrays.fill(content, (byte) 0);
		}
	}

	private Secret number(YamlValue value, String text, int length) throws BadConfigurationException {
		BigInteger number = parse(text);
		if (number == null || number.bitLength() > 8 * length) {
			throw value.problem("what stands here is no " + length + " bytes: expected " + 2 * length
					+ " hexadecimal digits, or a file with them or with the bytes");
		}
		boolean hexadecimal = text.regionMatches(true, 0, "0x", 0, 2);
		int digits = text.replace("_", "").length() - 2;
		if (hexadecimal && digits < 2 * length) {
			warnings.add(value.place() + ": has " + digits + " hexadecimal digits instead of " + 2 * length
					+ "; zeros are put in front");
		}
		byte[] magnitude = number.toByteArray();
		byte[] bytes = new byte[length];
		int used = Math.min(length, magnitude.length);
		System.arraycopy(magnitude, magnitude.length - used, bytes, length - used, used);
		Secret secret = Secret.of(bytes);
		Arrays.fill(magnitude, (byte) 0);
		Arrays.fill(bytes, (byte) 0);
		if (secret.isZero()) {
			warnings.add(value.place() + ": is all zero, which protects nothing");
		}
		return secret;
	}

	private static BigInteger parse(String text) {
		String plain = text.strip().toLowerCase(Locale.ROOT).replace("_", "");
		if (plain.matches("0x[0-9a-f]+")) {
			return new BigInteger(plain.substring(2), HEXADECIMAL);
		}
		return plain.matches("[0-9]{1,80}") ? new BigInteger(plain) : null;
	}
}
