/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.csource;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

import org.bootseal.core.BadInputException;
import org.bootseal.core.csource.CToken.Kind;

/** Computes constant expressions: numbers, names, macros, + - * / % << >> & ^ | ~ and casts. */
final class CExpression {

	private static final int DEEPEST = 64;
	private static final List<List<String>> OPERATORS = List.of(List.of("|"), List.of("^"), List.of("&"),
			List.of("<<", ">>"), List.of("+", "-"), List.of("*", "/", "%"));

	private final Path file;
	private final Map<String, List<CToken>> defined;
	private final CNames names;
	private final Map<String, Long> known = new HashMap<>();
	private final Set<String> open = new HashSet<>();
	private int depth;

	CExpression(Path file, Map<String, List<CToken>> defined, CNames names) {
		this.file = file;
		this.defined = defined;
		this.names = names;
	}

	/** A place in a list of words that moves on. */
	static final class Cursor {

		private final List<CToken> tokens;
		private int at;

		Cursor(List<CToken> tokens, int at) {
			this.tokens = tokens;
			this.at = at;
		}

		CToken peek() {
			return at < tokens.size() ? tokens.get(at)
					: new CToken(Kind.END, "the end", tokens.isEmpty() ? 0 : tokens.get(tokens.size() - 1).line());
		}

		CToken take() {
			CToken token = peek();
			at++;
			return token;
		}

		boolean takeIf(String text) {
			boolean found = peek().is(text);
			at += found ? 1 : 0;
			return found;
		}

		int position() {
			return at;
		}
	}

	BadInputException problem(CToken token, String expected) {
		return BadInputException.expected(file, "line " + token.line(), "\"" + token.text() + "\"", expected);
	}

	/** Throws at the place if too much stands in each other. */
	void deeper(CToken token) throws BadInputException {
		if (++depth > DEEPEST) {
			throw BadInputException.in(file, "line " + token.line(),
					"more than " + DEEPEST + " parentheses or names stand in each other");
		}
	}

	void back() {
		depth--;
	}

	long compute(Cursor cursor) throws BadInputException {
		deeper(cursor.peek());
		long value = binary(cursor, 0);
		back();
		return value;
	}

	private long binary(Cursor cursor, int level) throws BadInputException {
		if (level == OPERATORS.size()) {
			return unary(cursor);
		}
		long value = binary(cursor, level + 1);
		while (OPERATORS.get(level).contains(cursor.peek().text())) {
			CToken operator = cursor.take();
			value = apply(operator, value, binary(cursor, level + 1));
		}
		return value;
	}

	private long apply(CToken operator, long left, long right) throws BadInputException {
		boolean divides = operator.is("/") || operator.is("%");
		boolean shifts = operator.is("<<") || operator.is(">>");
		if (divides && right == 0 || shifts && (right < 0 || right >= Integer.SIZE)) {
			throw BadInputException.in(file, "line " + operator.line(),
					"found " + right + " behind \"" + operator.text() + "\"");
		}
		return switch (operator.text()) {
		case "|" -> left | right;
		case "^" -> left ^ right;
		case "&" -> left & right;
		case "<<" -> left << right;
		case ">>" -> left >> right;
		case "+" -> left + right;
		case "-" -> left - right;
		case "*" -> left * right;
		case "/" -> left / right;
		case "%" -> left % right;
		default -> throw new IllegalStateException(operator.text());
		};
	}

	private long unary(Cursor cursor) throws BadInputException {
		CToken token = cursor.take();
		deeper(token);
		long value = switch (token.kind()) {
		case NUMBER -> number(token);
		case NAME -> name(token, cursor);
		default -> operator(token, cursor);
		};
		back();
		return value;
	}

	private long operator(CToken token, Cursor cursor) throws BadInputException {
		if (token.is("-")) {
			return -unary(cursor);
		}
		if (token.is("+")) {
			return unary(cursor);
		}
		if (token.is("~")) {
			return ~unary(cursor) & 0xFFFFFFFFL;
		}
		if (!token.is("(")) {
			throw problem(token, "a number");
		}
		if (isType(cursor.peek())) {
			while (isType(cursor.peek())) {
				cursor.take();
			}
			close(cursor);
			return unary(cursor);
		}
		long value = compute(cursor);
		close(cursor);
		return value;
	}

	private static boolean isType(CToken token) {
		return token.kind() == Kind.NAME && (token.text().matches("u?int(8|16|32)_t|unsigned|int|char|short|long"));
	}

	private void close(Cursor cursor) throws BadInputException {
		CToken token = cursor.take();
		if (!token.is(")")) {
			throw problem(token, "\")\"");
		}
	}

	private long number(CToken token) throws BadInputException {
		String digits = token.text().replaceFirst("(?i)[ul]+$", "");
		try {
			boolean hex = digits.regionMatches(true, 0, "0x", 0, 2);
			boolean octal = !hex && digits.length() > 1 && digits.startsWith("0");
			return hex ? Long.parseLong(digits.substring(2), 16) : Long.parseLong(digits, octal ? 8 : 10);
		} catch (NumberFormatException e) {
			throw BadInputException.expected(file, "line " + token.line(), "\"" + token.text() + "\"", "a number");
		}
	}

	private long name(CToken token, Cursor cursor) throws BadInputException {
		if (cursor.takeIf("(")) {
			List<Long> arguments = new ArrayList<>();
			while (!cursor.takeIf(")")) {
				arguments.add(compute(cursor));
				if (!cursor.takeIf(",") && !cursor.peek().is(")")) {
					throw problem(cursor.peek(), "\",\" or \")\"");
				}
			}
			OptionalLong value = names.call(token.text(), arguments);
			if (value.isEmpty()) {
				throw problem(token, "a macro of the SDK that is known, with its arguments");
			}
			return value.getAsLong();
		}
		Long before = known.get(token.text());
		if (before != null) {
			return before;
		}
		long value = defined.containsKey(token.text()) ? define(token) : constant(token);
		known.put(token.text(), value);
		return value;
	}

	private long constant(CToken token) throws BadInputException {
		OptionalLong value = names.constant(token.text());
		if (value.isEmpty()) {
			throw problem(token, "a number, or a name of the SDK that is known");
		}
		return value.getAsLong();
	}

	private long define(CToken token) throws BadInputException {
		if (!open.add(token.text())) {
			throw BadInputException.in(file, "line " + token.line(), token.text() + " is defined by itself");
		}
		Cursor cursor = new Cursor(defined.get(token.text()), 0);
		long value = compute(cursor);
		if (cursor.peek().kind() != Kind.END) {
			throw problem(cursor.peek(), "the end of what " + token.text() + " stands for");
		}
		open.remove(token.text());
		return value;
	}
}
