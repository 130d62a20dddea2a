/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.bd;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.bootseal.core.bd.BdToken.Kind;
import org.bootseal.core.config.BadConfigurationException;

/** Cuts a BD file into tokens. Source of the grammar: NXP's SPSDK 3.10 (sbfile/sb2) and the elftosb User's Guide. */
final class BdLexer {

	/** Longer signs before those that they start with. */
	private static final List<String> SIGNS = List.of("..", "<<", ">>", "<=", ">=", "==", "!=", "&&", "||", "+", "-",
			"*",
			"/", "%", "&", "|", "^", "~", "!", "<", ">", "=", "(", ")", "{", "}", ",", ".", ";", ":", "?", "@");
	private static final int KIBI = 1024;
	private static final int HEXADECIMAL = 16;
	private static final int DECIMAL = 10;
	private static final int CHARACTERS_MAX = 8;

	private final Path file;
	private final String text;
	private final List<BdToken> tokens = new ArrayList<>();
	private int at;
	private int line = 1;
	private int lineStart;

	private BdLexer(Path file, String text) {
		this.file = file;
		this.text = text;
	}

	/** All tokens; the last one is the end. */
	static List<BdToken> tokens(Path file, String text) throws BadConfigurationException {
		BdLexer lexer = new BdLexer(file, text);
		while (lexer.skipBlanks()) {
			lexer.token();
		}
		lexer.add(Kind.END, "", 0, lexer.at);
		return lexer.tokens;
	}

	/** Goes to the next token; false at the end. */
	private boolean skipBlanks() throws BadConfigurationException {
		while (at < text.length()) {
			char next = text.charAt(at);
			if (next == '\n') {
				newLine(at + 1);
				at++;
			} else if (Character.isWhitespace(next) || next == '\uFEFF') {
				at++;
			} else if (next == '#' || text.startsWith("//", at)) {
				int end = text.indexOf('\n', at);
				at = end < 0 ? text.length() : end;
			} else if (text.startsWith("/*", at)) {
				skipComment();
			} else {
				return true;
			}
		}
		return false;
	}

	private void skipComment() throws BadConfigurationException {
		int end = text.indexOf("*/", at + 2);
		if (end < 0) {
			throw problem(at, "found a comment without its end, expected */");
		}
		for (int newline = text.indexOf('\n', at); newline >= 0 && newline < end; newline = text.indexOf('\n',
				newline + 1)) {
			newLine(newline + 1);
		}
		at = end + 2;
	}

	private void newLine(int start) {
		line++;
		lineStart = start;
	}

	private void token() throws BadConfigurationException {
		char first = text.charAt(at);
		if (isNameStart(first)) {
			int end = at + 1;
			while (end < text.length() && (isNameStart(text.charAt(end)) || isDigit(text.charAt(end)))) {
				end++;
			}
			add(Kind.NAME, text.substring(at, end), 0, end);
		} else if (isDigit(first)) {
			number();
		} else if (first == '"') {
			int end = closing('"');
			add(Kind.TEXT, text.substring(at + 1, end), 0, end + 1);
		} else if (first == '\'') {
			characters();
		} else if (first == '$') {
			sectionName();
		} else if (text.startsWith("{{", at)) {
			int end = text.indexOf("}}", at);
			if (end < 0 || text.substring(at, end).indexOf('\n') >= 0) {
				throw problem(at, "found bytes without their end, expected }}");
			}
			add(Kind.FOREIGN, text.substring(at, end + 2), 0, end + 2);
		} else {
			sign();
		}
	}

	/** 12, 0x1F, or 4K for 4 times 1024. */
	private void number() throws BadConfigurationException {
		int end = at + 1;
		while (end < text.length() && (isNameStart(text.charAt(end)) || isDigit(text.charAt(end)))) {
			end++;
		}
		String digits = text.substring(at, end);
		boolean hexadecimal = digits.startsWith("0x") || digits.startsWith("0X");
		boolean kibi = !hexadecimal && digits.endsWith("K");
		try {
			long value = hexadecimal ? Long.parseUnsignedLong(digits.substring(2), HEXADECIMAL)
					: Long.parseLong(kibi ? digits.substring(0, digits.length() - 1) : digits, DECIMAL);
			add(Kind.NUMBER, digits, kibi ? Math.multiplyExact(value, KIBI) : value, end);
		} catch (NumberFormatException | ArithmeticException e) {
			throw problem(at, "found \"" + digits + "\", expected a number like 12, 0x1F or 4K of at most 64 bits", e);
		}
	}

	private void characters() throws BadConfigurationException {
		int end = closing('\'');
		byte[] bytes = text.substring(at + 1, end).getBytes(StandardCharsets.UTF_8);
		if (bytes.length == 0 || bytes.length > CHARACTERS_MAX) {
			throw problem(at, "found " + bytes.length + " characters, expected 1 to 8 between single quotes");
		}
		long value = 0;
		for (byte each : bytes) {
			value = value << Byte.SIZE | each & 0xFF;
		}
		add(Kind.NUMBER, text.substring(at, end + 1), value, end + 1);
	}

	private void sectionName() {
		int end = at + 1;
		while (end < text.length() && (isNameStart(text.charAt(end)) || isDigit(text.charAt(end))
				|| ".*?-^[]".indexOf(text.charAt(end)) >= 0)) {
			end++;
		}
		add(Kind.FOREIGN, text.substring(at, end), 0, end);
	}

	private void sign() throws BadConfigurationException {
		for (String sign : SIGNS) {
			if (text.startsWith(sign, at)) {
				add(Kind.SIGN, sign, 0, at + sign.length());
				return;
			}
		}
		throw problem(at, "found the character \"" + text.substring(at, text.offsetByCodePoints(at, 1))
				+ "\", which means nothing here");
	}

	/** The next quote in this line. */
	private int closing(char quote) throws BadConfigurationException {
		int end = text.indexOf(quote, at + 1);
		int newline = text.indexOf('\n', at);
		if (end < 0 || newline >= 0 && newline < end) {
			throw problem(at, "found no second " + quote + " in this line, which ends the text");
		}
		return end;
	}

	private void add(Kind kind, String content, long number, int end) {
		tokens.add(new BdToken(kind, content, number, line, at - lineStart + 1));
		at = end;
	}

	private BadConfigurationException problem(int place, String problem) {
		return problem(place, problem, null);
	}

	private BadConfigurationException problem(int place, String problem, Throwable cause) {
		return new BadConfigurationException(file, line, place - lineStart + 1, problem, cause);
	}

	private static boolean isNameStart(char next) {
		return next >= 'a' && next <= 'z' || next >= 'A' && next <= 'Z' || next == '_';
	}

	private static boolean isDigit(char next) {
		return next >= '0' && next <= '9';
	}
}
