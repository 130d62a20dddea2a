/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.bootlog;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Bytes out of a text that people paste: bytes as "0xdb 0x00", "db 00" or "db001443", words as "00909ad8", with an
 * address before them and characters behind them as memory dumps have. Words are little-endian, as the parts are. Lines
 * that hold anything else end a block of bytes.
 */
final class DumpText {

	/** An address with a colon or an equals sign as U-Boot, J-Link and blhost show it. */
	private static final Pattern ADDRESS = Pattern.compile("^\\s*(?:0x)?[0-9a-fA-F]{4,16}\\s*[:=]\\s*");
	/** What stands behind the bytes of a dump. */
	private static final Pattern GUTTER = Pattern.compile("(\\s{2,}|\\s*\\|).*$");
	private static final Pattern TOKEN = Pattern.compile("(?:0x)?([0-9a-fA-F]+)");
	private static final int BYTE_DIGITS = 2;
	private static final int WORD_DIGITS = 8;

	private final List<byte[]> blocks = new ArrayList<>();
	private final ByteArrayOutputStream block = new ByteArrayOutputStream();

	private DumpText() {
	}

	/** Whether content is a text: no bytes that texts do not have. */
	static boolean isText(byte[] content) {
		for (byte each : content) {
			if (each < ' ' && each != '\n' && each != '\r' && each != '\t') {
				return false;
			}
		}
		return true;
	}

	/** The blocks of bytes of a text, none of them empty. */
	static List<byte[]> blocks(byte[] text) {
		DumpText dump = new DumpText();
		for (String line : new String(text, StandardCharsets.US_ASCII).split("\\R")) {
			if (!line.isBlank() && !dump.take(line)) {
				dump.end();
			}
		}
		dump.end();
		return dump.blocks;
	}

	private void end() {
		if (block.size() > 0) {
			blocks.add(block.toByteArray());
			block.reset();
		}
	}

	/** Takes the bytes of a line; false if it holds something else. */
	private boolean take(String line) {
		String body = ADDRESS.matcher(line).replaceFirst("").strip();
		byte[] bytes = bytes(body);
		if (bytes.length == 0) {
			bytes = bytes(GUTTER.matcher(body).replaceFirst(""));
		}
		block.writeBytes(bytes);
		return bytes.length > 0;
	}

	private static byte[] bytes(String body) {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		for (String token : body.split("[\\s,;]+")) {
			Matcher matcher = TOKEN.matcher(token);
			if (!matcher.matches()) {
				return new byte[0];
			}
			String digits = matcher.group(1);
			boolean alone = token.length() == body.length();
			if (digits.length() == BYTE_DIGITS || alone && !token.startsWith("0x") && digits.length() > WORD_DIGITS
					&& digits.length() % BYTE_DIGITS == 0) {
				out.writeBytes(HexFormat.of().parseHex(digits));
			} else if (digits.length() == WORD_DIGITS) {
				out.writeBytes(ByteBuffer.allocate(Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN)
						.putInt(Integer.parseUnsignedInt(digits, 16)).array());
			} else {
				return new byte[0];
			}
		}
		return out.toByteArray();
	}
}
