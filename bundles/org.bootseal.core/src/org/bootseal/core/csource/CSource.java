/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.csource;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.bootseal.core.BadInputException;
import org.bootseal.core.csource.CExpression.Cursor;
import org.bootseal.core.csource.CToken.Kind;
import org.bootseal.core.csource.CValue.Element;
import org.bootseal.core.csource.CValue.Group;

/**
 * A C source from which the initial value of a variable is read (C11, 6.7.9). Preprocessor: constants that the source
 * itself defines are known, other headers are not read, and the value itself must not depend on #if.
 */
public final class CSource {

	private final Path file;
	private final CTokens words;
	private final CExpression expression;

	/**
	 * @param file
	 *            name of the source, for messages
	 * @param text
	 *            the source
	 * @param names
	 *            what its headers define
	 * @throws BadInputException
	 *             if it has too many words, or a comment does not end
	 */
	public CSource(Path file, String text, CNames names) throws BadInputException {
		this.file = file;
		words = new CTokens(file, text);
		expression = new CExpression(file, words.constants(), names);
	}

	/**
	 * @param type
	 *            name of a type
	 * @return the initial value of the only variable of this type
	 * @throws BadInputException
	 *             if there is none or more than one, or its value is not known here
	 */
	public Group variable(String type) throws BadInputException {
		List<CToken> tokens = words.tokens();
		List<Integer> starts = new ArrayList<>();
		for (int i = 0; i < tokens.size(); i++) {
			if (tokens.get(i).is(type)) {
				int equals = assignment(tokens, i + 1);
				if (equals > 0) {
					starts.add(equals + 1);
				}
			}
		}
		if (starts.size() != 1) {
			throw BadInputException.expected(file, starts.isEmpty() ? "" : "line " + tokens.get(starts.get(1)).line(),
					(starts.isEmpty() ? "no variable" : starts.size() + " variables") + " of the type " + type
							+ " with a value",
					"one");
		}
		Cursor cursor = new Cursor(tokens, starts.get(0));
		int first = cursor.peek().line();
		if (!cursor.takeIf("{")) {
			throw expression.problem(cursor.peek(), "\"{\"");
		}
		Group group = group(cursor, first);
		Integer choice = words.choices().ceiling(first);
		int last = tokens.get(cursor.position() - 1).line();
		if (choice != null && choice < last) {
			throw BadInputException.in(file, "line " + choice,
					"the value depends on the preprocessor here, and which lines count is not known");
		}
		return group;
	}

	/** Where the = of a declaration is; 0 if it has none. */
	private static int assignment(List<CToken> tokens, int from) {
		for (int i = from; i < tokens.size(); i++) {
			CToken token = tokens.get(i);
			if (token.is("=")) {
				return i;
			}
			if (token.is(";") || token.is("{") || token.is("}") || token.kind() == Kind.END) {
				return 0;
			}
		}
		return 0;
	}

	private Group group(Cursor cursor, int line) throws BadInputException {
		expression.deeper(cursor.peek());
		List<Element> elements = new ArrayList<>();
		while (!cursor.takeIf("}")) {
			elements.add(element(cursor));
			if (!cursor.takeIf(",") && !cursor.peek().is("}")) {
				throw expression.problem(cursor.peek(), "\",\" or \"}\"");
			}
		}
		expression.back();
		return new Group(elements, line);
	}

	private Element element(Cursor cursor) throws BadInputException {
		List<String> steps = new ArrayList<>();
		while (cursor.peek().is(".") || cursor.peek().is("[")) {
			if (cursor.takeIf(".")) {
				CToken name = cursor.take();
				if (name.kind() != Kind.NAME) {
					throw expression.problem(name, "the name of a member");
				}
				steps.add(name.text());
			} else {
				cursor.take();
				steps.add(Long.toString(expression.compute(cursor)));
				CToken end = cursor.take();
				if (!end.is("]")) {
					throw expression.problem(end, "\"]\"");
				}
			}
		}
		if (!steps.isEmpty()) {
			CToken equals = cursor.take();
			if (!equals.is("=")) {
				throw expression.problem(equals, "\"=\"");
			}
		}
		int line = cursor.peek().line();
		CValue value = cursor.takeIf("{") ? group(cursor, line) : new CValue.Number(expression.compute(cursor), line);
		return new Element(steps, value);
	}
}
