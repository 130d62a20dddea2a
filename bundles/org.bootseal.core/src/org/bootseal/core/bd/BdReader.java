/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.bd;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.bootseal.core.BadInputException;
import org.bootseal.core.bd.BdToken.Kind;
import org.bootseal.core.config.BadConfigurationException;
import org.bootseal.core.config.YamlMap;
import org.bootseal.core.keys.InputFile;

/**
 * Reads BD files: options, constants, sources and sections. Statements in sections, and key blobs, say how SB files are
 * put together; they are skipped with a warning.
 */
public final class BdReader {

	private final Path file;
	private final BdTokens tokens;
	private final Map<String, BdValue> names = new HashMap<>();
	private final BdExpression expression;
	private final List<BdEntry> options = new ArrayList<>();
	private final List<BdEntry> sources = new ArrayList<>();
	private final List<BdFile.Section> sections = new ArrayList<>();
	private final List<String> warnings = new ArrayList<>();

	private BdReader(Path file, String text) throws BadConfigurationException {
		this.file = file;
		this.tokens = new BdTokens(file, BdLexer.tokens(file, text));
		this.expression = new BdExpression(tokens, names);
	}

	/**
	 * @param file
	 *            a BD file, UTF-8, at most {@link YamlMap#MAX_BYTES} long
	 * @return what it says
	 * @throws BadInputException
	 *             when it is missing or wrong; a {@link BadConfigurationException} where the problem has a place in it
	 * @throws IOException
	 *             when reading fails
	 */
	public static BdFile read(Path file) throws BadInputException, IOException {
		byte[] content = InputFile.read(file, "configuration", YamlMap.MAX_BYTES);
		try {
			return parse(file, StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content)).toString());
		} catch (CharacterCodingException e) {
			throw new BadInputException(file + ": this is not a text file in UTF-8", e);
		}
	}

	/**
	 * @param file
	 *            the name to use in messages
	 * @param text
	 *            the text of a BD file
	 * @return what it says
	 * @throws BadConfigurationException
	 *             when it is wrong
	 */
	public static BdFile parse(Path file, String text) throws BadConfigurationException {
		return new BdReader(file, text).file();
	}

	private BdFile file() throws BadConfigurationException {
		while (tokens.next().kind() != Kind.END) {
			BdToken word = tokens.expectName("options, constants, sources or section");
			switch (word.text()) {
			case "options":
				readEntries(Optional.of(options));
				break;
			case "constants":
				readEntries(Optional.empty());
				break;
			case "sources":
				readSources();
				break;
			case "keyblob":
				skipKeyBlob(word);
				break;
			case "section":
				readSection(word);
				break;
			default:
				throw tokens.problem(word,
						"found " + word.shown() + ", expected options, constants, sources or section");
			}
		}
		return new BdFile(file, options, sources, sections, warnings);
	}

	/** { name = value; ... }; what stands in it is known by its name from then on. */
	private void readEntries(Optional<List<BdEntry>> target) throws BadConfigurationException {
		tokens.expect("{");
		while (!tokens.skip("}")) {
			BdEntry entry = entry();
			tokens.expect(";");
			if (names.put(entry.name(), entry.value()) != null) {
				throw new BadConfigurationException(file, entry.line(), entry.column(),
						entry.name() + ": this name stands here twice, expected it once", null);
			}
			target.ifPresent(list -> list.add(entry));
		}
	}

	private BdEntry entry() throws BadConfigurationException {
		BdToken name = tokens.expectName("a name");
		tokens.expect("=");
		return new BdEntry(name.text(), expression.value(), name.line(), name.column());
	}

	private void readSources() throws BadConfigurationException {
		tokens.expect("{");
		while (!tokens.skip("}")) {
			BdToken name = tokens.expectName("the name of a source");
			tokens.expect("=");
			BdValue value;
			if (tokens.next().kind() == Kind.TEXT) {
				value = new BdValue.Text(tokens.take().text());
			} else if (tokens.next().isName("extern")) {
				tokens.take();
				tokens.expect("(");
				value = new BdValue.Number(expression.number());
				tokens.expect(")");
			} else {
				throw tokens.problem(tokens.next(),
						"found " + tokens.next().shown() + ", expected a file in quotes, or extern(0)");
			}
			if (tokens.skip("(")) {
				warn(name, "the options of the source " + name.text());
				tokens.skipBehind("(", ")");
			}
			tokens.expect(";");
			sources.add(new BdEntry(name.text(), value, name.line(), name.column()));
		}
	}

	private void skipKeyBlob(BdToken word) throws BadConfigurationException {
		tokens.expect("(");
		tokens.skipBehind("(", ")");
		tokens.expect("{");
		tokens.skipBehind("{", "}");
		warn(word, "a key blob");
	}

	/** section (number; name=value, name=value) { } */
	private void readSection(BdToken word) throws BadConfigurationException {
		tokens.expect("(");
		long id = expression.number();
		List<BdEntry> entries = new ArrayList<>();
		if (tokens.skip(";") && !tokens.next().is(")")) {
			do {
				entries.add(distinct(entry(), entries));
			} while (tokens.skip(","));
		}
		tokens.expect(")");
		if (tokens.skip("<=")) {
			warn(word, "the source of a section");
			tokens.expectName("a source");
			tokens.expect(";");
		} else {
			tokens.expect("{");
			if (!tokens.next().is("}")) {
				warn(tokens.next(), "the statements of a section");
			}
			tokens.skipBehind("{", "}");
		}
		sections.add(new BdFile.Section(id, entries, word.line(), word.column()));
	}

	private BdEntry distinct(BdEntry entry, List<BdEntry> before) throws BadConfigurationException {
		if (before.stream().anyMatch(other -> other.name().equals(entry.name()))) {
			throw new BadConfigurationException(file, entry.line(), entry.column(),
					entry.name() + ": this name stands here twice, expected it once", null);
		}
		return entry;
	}

	private void warn(BdToken place, String what) {
		warnings.add(file + ": line " + place.line() + ", column " + place.column() + ": found " + what
				+ ", left out because it means nothing for HAB");
	}
}
