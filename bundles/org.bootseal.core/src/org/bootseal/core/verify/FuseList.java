/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.verify;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.bootseal.core.BadInputException;
import org.bootseal.core.otp.FuseMap;
import org.bootseal.core.otp.FuseWord;

/**
 * Fuses as a text tells them: on each line a word by its index or its name, then its value, as in "efuse-program-once
 * 24 0x4ACA5749", "24: 0x4ACA5749" or "SRK_HASH[255:224] 0x4ACA5749". What it does not name is not burnt; lines of any
 * other form are passed over.
 */
public final class FuseList {

	private static final Pattern LINE = Pattern
			.compile("(?:^|\\s)([A-Za-z_](?:[\\w\\[\\].]|:(?=\\S))*|0[xX][0-9A-Fa-f]+|\\d+)(?:\\s*+[:=|])?\\s++"
					+ "(0[xX])?([0-9A-Fa-f]{1,8})\\b");
	private static final int SRK_COUNT_MAX = 4;

	private final FuseMap map;
	private final Map<Integer, Integer> values;

	private FuseList(FuseMap map, Map<Integer, Integer> values) {
		this.map = map;
		this.values = values;
	}

	/**
	 * @param text
	 *            content of the file
	 * @param name
	 *            its name, for messages
	 * @param map
	 *            the fuses of the part
	 * @return the values
	 * @throws BadInputException
	 *             if no line tells a fuse
	 */
	public static FuseList parse(byte[] text, Path name, FuseMap map) throws BadInputException {
		Map<Integer, Integer> values = new HashMap<>();
		for (String line : new String(text, StandardCharsets.UTF_8).split("\\R")) {
			Matcher matcher = LINE.matcher(line);
			for (int at = 0; matcher.find(at); at = matcher.end(1)) {
				OptionalInt index = index(matcher.group(1), map);
				if (index.isPresent()) {
					values.merge(index.getAsInt(), value(matcher), (one, other) -> one | other);
					break;
				}
			}
		}
		if (values.isEmpty()) {
			throw BadInputException.expected(name, "", "no line with a fuse of " + map.name(),
					"lines such as \"" + map.srkHashWords().get(0).index() + " 0x4ACA5749\"");
		}
		return new FuseList(map, values);
	}

	private static int value(Matcher matcher) {
		boolean hexadecimal = matcher.group(2) != null || matcher.group(3).length() == 8
				|| !matcher.group(3).chars().allMatch(Character::isDigit);
		return Integer.parseUnsignedInt(matcher.group(3), hexadecimal ? 16 : 10);
	}

	private static OptionalInt index(String word, FuseMap map) {
		if (Character.isDigit(word.charAt(0))) {
			try {
				int index = Integer.decode(word.replaceFirst("^0+(?=\\d)", ""));
				return index < map.wordCount() ? OptionalInt.of(index) : OptionalInt.empty();
			} catch (NumberFormatException e) {
				// longer than any index
				return OptionalInt.empty();
			}
		}
		String wanted = word.toUpperCase(Locale.ROOT);
		return map.words().stream().filter(each -> each.name().toUpperCase(Locale.ROOT).equals(wanted))
				.mapToInt(FuseWord::index).findFirst();
	}

	/** @return the SRK hash, 32 bytes; all zero if it is not burnt */
	public byte[] srkHash() {
		List<FuseWord> words = map.srkHashWords();
		ByteBuffer hash = ByteBuffer.allocate(Integer.BYTES * words.size()).order(ByteOrder.LITTLE_ENDIAN);
		words.forEach(word -> hash.putInt(values.getOrDefault(word.index(), 0)));
		return hash.array();
	}

	/** @return SRK_REVOKE: bit n for the SRK with index n */
	public int revoked() {
		int revoke = values.getOrDefault(map.srkRevokeWord().index(), 0);
		int mask = 0;
		for (int index = 0; index < SRK_COUNT_MAX; index++) {
			mask |= (revoke & map.srkRevokeMask(OptionalInt.of(index))) != 0 ? 1 << index : 0;
		}
		return mask;
	}

	/** @return whether the part is closed */
	public boolean isClosed() {
		return (values.getOrDefault(map.closeWord().index(), 0) & map.closeMask()) != 0;
	}
}
