/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.bd;

import java.util.List;
import java.util.Map;

import org.bootseal.core.bd.BdToken.Kind;
import org.bootseal.core.config.BadConfigurationException;

/**
 * Reads an expression and computes it, with 64 bits. It differs from SPSDK 3.10 where that is plainly wrong: there, *
 * subtracts, .w, .h and .b keep 16, 8 and 4 bits, and defined() is never true.
 */
final class BdExpression {

	/** Operators from those that bind least. */
	private static final List<List<String>> LEVELS = List.of(List.of("||"), List.of("&&"), List.of("|"), List.of("^"),
			List.of("&"), List.of("==", "!="), List.of("<", "<=", ">", ">="), List.of("<<", ">>"), List.of("+", "-"),
			List.of("*", "/", "%"));
	private static final int DEPTH_MAX = 100;

	private final BdTokens tokens;
	private final Map<String, BdValue> names;
	private int depth;

	BdExpression(BdTokens tokens, Map<String, BdValue> names) {
		this.tokens = tokens;
		this.names = names;
	}

	/** A text, a name that nobody defined, or a number. */
	BdValue value() throws BadConfigurationException {
		BdToken first = tokens.next();
		if (first.kind() == Kind.TEXT) {
			return new BdValue.Text(tokens.take().text());
		}
		boolean alone = tokens.second().is(";") || tokens.second().is(",") || tokens.second().is(")");
		if (first.kind() == Kind.NAME && alone && !isWord(first)
				&& !(names.get(first.text()) instanceof BdValue.Number)) {
			tokens.take();
			return names.getOrDefault(first.text(), new BdValue.Text(first.text()));
		}
		return new BdValue.Number(number());
	}

	long number() throws BadConfigurationException {
		return level(0);
	}

	private long level(int level) throws BadConfigurationException {
		if (level == LEVELS.size()) {
			return sized();
		}
		long left = level(level + 1);
		while (tokens.next().kind() == Kind.SIGN && LEVELS.get(level).contains(tokens.next().text())) {
			BdToken operator = tokens.take();
			left = compute(operator, left, level(level + 1));
		}
		return left;
	}

	private long compute(BdToken operator, long left, long right) throws BadConfigurationException {
		boolean divides = "/".equals(operator.text()) || "%".equals(operator.text());
		if (divides && right == 0) {
			throw tokens.problem(operator, "found a division by zero");
		}
		boolean shifts = "<<".equals(operator.text()) || ">>".equals(operator.text());
		if (shifts && (right < 0 || right >= Long.SIZE)) {
			throw tokens.problem(operator, "found a shift by " + right + ", expected 0 to 63");
		}
		return switch (operator.text()) {
		case "||" -> truth(left != 0 || right != 0);
		case "&&" -> truth(left != 0 && right != 0);
		case "|" -> left | right;
		case "^" -> left ^ right;
		case "&" -> left & right;
		case "==" -> truth(left == right);
		case "!=" -> truth(left != right);
		case "<" -> truth(left < right);
		case "<=" -> truth(left <= right);
		case ">" -> truth(left > right);
		case ">=" -> truth(left >= right);
		case "<<" -> left << right;
		case ">>" -> left >> right;
		case "+" -> left + right;
		case "-" -> left - right;
		case "*" -> left * right;
		case "/" -> left / right;
		case "%" -> left % right;
		default -> throw new IllegalStateException("an operator without a level: " + operator);
		};
	}

	/** A number that may be cut to a word, a half word or a byte. */
	private long sized() throws BadConfigurationException {
		long value = primary();
		while (tokens.skip(".")) {
			BdToken size = tokens.expectName("w, h or b behind the dot");
			value &= switch (size.text()) {
			case "w" -> 0xFFFF_FFFFL;
			case "h" -> 0xFFFFL;
			case "b" -> 0xFFL;
			default -> throw tokens.problem(size, "found " + size.shown() + ", expected w, h or b behind the dot");
			};
		}
		return value;
	}

	private long primary() throws BadConfigurationException {
		BdToken token = tokens.take();
		if (++depth > DEPTH_MAX) {
			throw tokens.problem(token, "found an expression that is nested too deeply, expected at most " + DEPTH_MAX
					+ " levels");
		}
		try {
			return primary(token);
		} finally {
			depth--;
		}
	}

	private long primary(BdToken token) throws BadConfigurationException {
		switch (token.kind()) {
		case NUMBER:
			return token.number();
		case NAME:
			return named(token);
		case SIGN:
			switch (token.text()) {
			case "(":
				long value = number();
				tokens.expect(")");
				return value;
			case "+":
				return sized();
			case "-":
				return -sized();
			case "!":
				return truth(sized() == 0);
			case "~":
				return ~sized();
			default:
				throw unexpected(token);
			}
		default:
			throw unexpected(token);
		}
	}

	private long named(BdToken token) throws BadConfigurationException {
		switch (token.text()) {
		case "true", "yes":
			return 1;
		case "false", "no":
			return 0;
		case "defined":
			tokens.expect("(");
			long known = truth(names.containsKey(tokens.expectName("a name").text()));
			tokens.expect(")");
			return known;
		case "sizeof":
			throw tokens.problem(token, "found sizeof, which asks for a symbol of a program; expected a number");
		default:
			BdValue value = names.get(token.text());
			if (value instanceof BdValue.Number number) {
				return number.value();
			}
			throw tokens.problem(token, value == null ? "found " + token.shown() + ", which is no constant"
					: "found " + token.shown() + ", which is a text, expected a number");
		}
	}

	private BadConfigurationException unexpected(BdToken token) {
		return tokens.problem(token, "found " + token.shown() + ", expected a number");
	}

	private static boolean isWord(BdToken name) {
		return switch (name.text()) {
		case "true", "yes", "false", "no", "defined", "sizeof" -> true;
		default -> false;
		};
	}

	private static long truth(boolean value) {
		return value ? 1 : 0;
	}
}
