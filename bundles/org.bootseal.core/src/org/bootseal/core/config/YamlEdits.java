/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds the edit of a text that changes what it says in one place. Every edit is tried before it is given out: the
 * changed text is read, and must say what was wanted and nothing else.
 */
final class YamlEdits {

	private static final String REFUSED = "this can't be changed without changing something else; change it in the text";

	private final YamlDocument document;
	private final YamlValue top;

	YamlEdits(YamlDocument document) throws BadConfigurationException {
		this.document = document;
		if (document.problem().isPresent()) {
			throw document.problem().get();
		}
		this.top = document.top().orElseThrow();
	}

	TextEdit set(YamlPath path, String scalar) throws BadConfigurationException {
		YamlPath there = deepest(path);
		YamlValue value = changeable(there);
		YamlModel wanted = YamlModel.of(top);
		if (there.equals(path)) {
			if (!(value.content() instanceof YamlContent.Scalar old)) {
				throw value.expected("a single value");
			}
			if (!value.isNothing() && old.text().equals(scalar)) {
				return new TextEdit(new TextRange(value.range().offset(), 0), "");
			}
		}
		checkWay(value, there, path);
		wanted.put(path, scalar);
		List<TextEdit> candidates = new ArrayList<>();
		String written = value.range().of(document.text());
		YamlInsertion insertion = new YamlInsertion(document);
		for (YamlWriting.Quotes quotes : YamlWriting.Quotes.likeIn(there.equals(path) ? written : "")) {
			String leaf = YamlWriting.scalar(scalar, quotes);
			if (!there.equals(path)) {
				candidates.add(insertion.at(there, below(path, there), leaf, false));
			} else if (written.isEmpty()) {
				candidates.add(insertion.fill(value, leaf));
			} else if (!hasHeaderComment(written)) {
				candidates.add(new TextEdit(value.range(), leaf));
			}
		}
		return proven(value, wanted, candidates);
	}

	TextEdit add(YamlPath list, String scalar) throws BadConfigurationException {
		Optional<YamlValue> value = document.find(list);
		if (value.isEmpty() || value.get().isNothing() || value.get().isList()) {
			int size = value.isPresent() && value.get().isList() ? value.get().items().size() : 0;
			return set(list.item(size), scalar);
		}
		YamlValue single = changeable(list);
		YamlModel wanted = YamlModel.of(top);
		List<TextEdit> candidates = new ArrayList<>();
		if (single.content() instanceof YamlContent.Scalar old) {
			wanted.put(list, new ArrayList<>(List.of(old.text(), scalar)));
			for (YamlWriting.Quotes quotes : YamlWriting.Quotes.values()) {
				candidates.add(new TextEdit(single.range(), "[" + single.range().of(document.text()) + ", "
						+ YamlWriting.scalar(scalar, quotes) + "]"));
			}
		}
		return proven(single, wanted, candidates);
	}

	TextEdit add(YamlPath list, Map<String, String> fields) throws BadConfigurationException {
		YamlPath there = deepest(list);
		YamlValue value = changeable(there);
		boolean found = there.equals(list);
		int size = found && value.isList() ? value.items().size() : 0;
		YamlPath path = list.item(size);
		if (found && !value.isList() && !value.isNothing()) {
			throw value.expected("a list");
		}
		checkWay(value, there, path);
		YamlModel wanted = YamlModel.of(top);
		wanted.put(path, new LinkedHashMap<>(fields));
		List<TextEdit> candidates = new ArrayList<>();
		YamlInsertion insertion = new YamlInsertion(document);
		for (YamlWriting.Quotes quotes : YamlWriting.Quotes.values()) {
			if (size > 0) {
				insertion.likeLast(value, fields, quotes).ifPresent(candidates::add);
			}
			candidates.add(insertion.at(there, below(path, there), YamlWriting.flow(fields, quotes), true));
		}
		return proven(value, wanted, candidates);
	}

	TextEdit remove(YamlPath path) throws BadConfigurationException {
		YamlPath target = path;
		YamlValue value = changeable(target);
		while (!target.isTop() && document.children(target.parent()).size() == 1) {
			target = target.parent();
		}
		changeable(target.parent());
		YamlModel wanted = YamlModel.of(top);
		wanted.remove(target);
		return proven(value, wanted, new YamlRemoval(document).of(target));
	}

	/** The longest part of a path that is there. */
	private YamlPath deepest(YamlPath path) {
		YamlPath there = path;
		while (document.find(there).isEmpty()) {
			there = there.parent();
		}
		return there;
	}

	private static List<YamlPath.Step> below(YamlPath path, YamlPath there) {
		return path.steps().subList(there.steps().size(), path.steps().size());
	}

	/** The value of a path on which nothing has an anchor, an alias or a tag. */
	private YamlValue changeable(YamlPath path) throws BadConfigurationException {
		YamlPath way = YamlPath.TOP;
		YamlValue value = top;
		for (int i = 0; i <= path.steps().size(); i++) {
			way = new YamlPath(path.steps().subList(0, i));
			Optional<YamlValue> found = document.find(way);
			if (found.isEmpty()) {
				throw value.problem("there is no " + way);
			}
			value = found.get();
			String written = value.range().of(document.text());
			if (!written.isEmpty() && "&*!".indexOf(written.charAt(0)) >= 0) {
				throw value.problem("this has an anchor, an alias or a tag of YAML; change it in the text");
			}
		}
		return value;
	}

	/** Whether the missing rest of a path can be put into what is there. */
	private static void checkWay(YamlValue value, YamlPath there, YamlPath path) throws BadConfigurationException {
		List<YamlPath.Step> missing = below(path, there);
		for (int i = 0; i < missing.size(); i++) {
			boolean empty = i > 0 || value.isNothing();
			if (missing.get(i) instanceof YamlPath.Item item) {
				if (!empty && !value.isList()) {
					throw value.expected("a list");
				}
				int size = empty ? 0 : value.items().size();
				if (item.index() != size) {
					throw value.problem("there is no element " + item.index() + " in a list of " + size);
				}
			} else if (!empty && !(value.content() instanceof YamlContent.Mapping)) {
				throw value.expected("keys with values");
			}
		}
	}

	/** Whether this is a text of several lines with a comment beside its | or >, which a change would take away. */
	private static boolean hasHeaderComment(String written) {
		return (written.startsWith("|") || written.startsWith(">")) && written.lines().findFirst().orElse("")
				.contains("#");
	}

	private TextEdit proven(YamlValue place, YamlModel wanted, List<TextEdit> candidates)
			throws BadConfigurationException {
		for (TextEdit candidate : candidates) {
			YamlDocument changed = YamlDocument.parse(document.file(), candidate.apply(document.text()));
			if (changed.top().isPresent() && YamlModel.of(changed.top().get()).equals(wanted)) {
				return candidate;
			}
		}
		throw place.problem(REFUSED);
	}
}
