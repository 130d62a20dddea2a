/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.bd;

import java.nio.file.Path;
import java.util.List;

import org.bootseal.core.bd.BdToken.Kind;
import org.bootseal.core.config.BadConfigurationException;

/** Goes through the tokens of a BD file, one after the other. */
final class BdTokens {

	private final Path file;
	private final List<BdToken> tokens;
	private int position;

	BdTokens(Path file, List<BdToken> tokens) {
		this.file = file;
		this.tokens = tokens;
	}

	BdToken next() {
		return tokens.get(position);
	}

	/** The one behind the next; the end when there is none. */
	BdToken second() {
		return tokens.get(Math.min(position + 1, tokens.size() - 1));
	}

	/** Gives the next token and goes behind it, but never behind the end. */
	BdToken take() {
		BdToken token = next();
		if (token.kind() != Kind.END) {
			position++;
		}
		return token;
	}

	/** Goes behind a sign if it is the next token. */
	boolean skip(String sign) {
		boolean found = next().is(sign);
		if (found) {
			position++;
		}
		return found;
	}

	void expect(String sign) throws BadConfigurationException {
		if (!skip(sign)) {
			throw problem(next(), "found " + next().shown() + ", expected " + sign);
		}
	}

	BdToken expectName(String meaning) throws BadConfigurationException {
		if (next().kind() != Kind.NAME) {
			throw problem(next(), "found " + next().shown() + ", expected " + meaning);
		}
		return take();
	}

	/** Goes behind the bracket that closes the one that was taken last. */
	void skipBehind(String open, String close) throws BadConfigurationException {
		int depth = 1;
		while (depth > 0) {
			BdToken token = take();
			if (token.kind() == Kind.END) {
				throw problem(token, "found the end of the file, expected " + close);
			}
			depth += token.is(open) ? 1 : token.is(close) ? -1 : 0;
		}
	}

	BadConfigurationException problem(BdToken token, String problem) {
		return new BadConfigurationException(file, token.line(), token.column(), problem, null);
	}
}
