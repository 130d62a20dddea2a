/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.csource;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

import org.bootseal.core.BadInputException;
import org.bootseal.core.csource.CToken.Kind;

/** Takes a C source apart: words, constants of the preprocessor, and the lines where it chooses. */
final class CTokens {

	private static final int MOST = 1 << 17;

	private final Path file;
	private final String text;
	private final List<CToken> tokens = new ArrayList<>();
	private final Map<String, List<CToken>> constants = new HashMap<>();
	private final TreeSet<Integer> choices = new TreeSet<>();
	private int at;
	private int line = 1;

	CTokens(Path file, String text) throws BadInputException {
		this.file = file;
		this.text = text;
		int lineOfLast = 0;
		skipBlanks(false);
		while (at < text.length()) {
			if (text.charAt(at) == '#' && line > lineOfLast) {
				directive();
			} else {
				tokens.add(next());
				lineOfLast = line;
			}
			if (tokens.size() > MOST) {
				throw BadInputException.in(file, "line " + line, "found more than " + MOST + " words in this source");
			}
			skipBlanks(false);
		}
		tokens.add(new CToken(Kind.END, "the end of the file", line));
	}

	List<CToken> tokens() {
		return tokens;
	}

	/** What simple #defines of the source stand for. */
	Map<String, List<CToken>> constants() {
		return constants;
	}

	/** The lines of #if, #else and #endif. */
	TreeSet<Integer> choices() {
		return choices;
	}

	/** Skips comments too; with one line only, stops at its end. */
	private void skipBlanks(boolean oneLine) throws BadInputException {
		while (at < text.length()) {
			char c = text.charAt(at);
			if (text.startsWith("\\\n", at) || text.startsWith("\\\r\n", at)) {
				at = text.indexOf('\n', at) + 1;
				line++;
			} else if (text.startsWith("//", at)) {
				int end = text.indexOf('\n', at);
				at = end < 0 ? text.length() : end;
			} else if (text.startsWith("/*", at)) {
				int end = text.indexOf("*/", at + 2);
				if (end < 0) {
					throw BadInputException.in(file, "line " + line, "a comment begins here and does not end");
				}
				line += (int) text.substring(at, end).chars().filter(each -> each == '\n').count();
				at = end + 2;
			} else if (c == '\n' && oneLine || !Character.isWhitespace(c)) {
				return;
			} else {
				line += c == '\n' ? 1 : 0;
				at++;
			}
		}
	}

	private void directive() throws BadInputException {
		int start = line;
		at++;
		List<CToken> words = new ArrayList<>();
		skipBlanks(true);
		while (at < text.length() && text.charAt(at) != '\n') {
			words.add(next());
			skipBlanks(true);
		}
		if (words.isEmpty()) {
			return;
		}
		String name = words.get(0).text();
		if (name.startsWith("if") || name.startsWith("el") || name.equals("endif")) {
			choices.add(start);
		}
		// a parenthesis that follows the name directly makes it a macro with arguments, which is not read
		if (name.equals("define") && words.size() > 2 && words.get(1).kind() == Kind.NAME) {
			constants.put(words.get(1).text(), List.copyOf(words.subList(2, words.size())));
		}
	}

	private CToken next() {
		int start = at;
		char c = text.charAt(at);
		if (Character.isLetter(c) || c == '_') {
			while (at < text.length() && (Character.isLetterOrDigit(text.charAt(at)) || text.charAt(at) == '_')) {
				at++;
			}
			return new CToken(Kind.NAME, text.substring(start, at), line);
		}
		if (c >= '0' && c <= '9') {
			while (at < text.length() && Character.isLetterOrDigit(text.charAt(at))) {
				at++;
			}
			return new CToken(Kind.NUMBER, text.substring(start, at), line);
		}
		if (c == '"' || c == '\'') {
			at++;
			while (at < text.length() && text.charAt(at) != c && text.charAt(at) != '\n') {
				at += text.charAt(at) == '\\' && at + 1 < text.length() && text.charAt(at + 1) != '\n' ? 2 : 1;
			}
			at = Math.min(text.length(), at < text.length() && text.charAt(at) == c ? at + 1 : at);
			return new CToken(Kind.OTHER, text.substring(start, at), line);
		}
		at += text.startsWith("<<", at) || text.startsWith(">>", at) ? 2 : 1;
		return new CToken(Kind.OTHER, text.substring(start, at), line);
	}
}
