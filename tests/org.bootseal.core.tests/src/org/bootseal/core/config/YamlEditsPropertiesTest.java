/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;

/** Any edit of any text changes what was asked for, keeps every comment, and leaves all other characters alone. */
class YamlEditsPropertiesTest {

	private static final Path FILE = Path.of("board.bootseal");

	private static YamlDocument parse(String text) {
		return YamlDocument.parse(FILE, text);
	}

	private static List<YamlPath> all(YamlDocument document) {
		List<YamlPath> all = new ArrayList<>();
		collect(document, YamlPath.TOP, all);
		return all;
	}

	private static void collect(YamlDocument document, YamlPath path, List<YamlPath> all) {
		for (YamlPath child : document.children(path)) {
			all.add(child);
			collect(document, child, all);
		}
	}

	private static YamlPath any(RandomYaml yaml, List<YamlPath> paths) {
		return paths.get(yaml.random().nextInt(paths.size()));
	}

	private static void assertCommentsStay(RandomYaml yaml, String before, String after, TextRange mayGo) {
		for (int i = 0; i < yaml.comments(); i++) {
			String comment = "# c" + i + ".";
			int at = before.indexOf(comment);
			if (!mayGo.touches(at)) {
				assertTrue(after.contains(comment), () -> comment + " is gone:\n" + before + "\n---\n" + after);
			}
		}
	}

	@Property
	void theTextsOfTheseTestsAreSound(@ForAll long seed) {
		YamlDocument document = parse(new RandomYaml(seed).text());
		assertTrue(document.problem().isEmpty(), () -> document.problem() + "\n" + document.text());
		for (YamlPath path : all(document)) {
			YamlValue value = document.find(path).orElseThrow();
			String written = value.range().of(document.text());
			if (!written.contains("some text")) {
				YamlDocument alone = parse(" ".repeat(value.column() - 1) + written);
				assertEquals(YamlModel.of(value), YamlModel.of(alone.top().orElseThrow()), written);
			}
		}
	}

	@Property
	void aValueIsReplaced(@ForAll long seed, @ForAll @StringLength(max = 12) String random)
			throws BadConfigurationException {
		RandomYaml yaml = new RandomYaml(seed);
		YamlDocument document = parse(yaml.text());
		List<YamlPath> scalars = all(document).stream()
				.filter(path -> document.find(path).orElseThrow().content() instanceof YamlContent.Scalar)
				.filter(path -> !"|>".contains(first(document, path))).toList();
		String value = yaml.random().nextBoolean() ? yaml.word() : random.replaceAll("[\uD800-\uDFFF\uFFFE\uFFFF]", "");
		if (!scalars.isEmpty()) {
			YamlPath path = any(yaml, scalars);
			TextEdit edit = document.set(path, value);
			TextRange old = document.valueRange(path).orElseThrow();
			assertTrue(edit.range().offset() == old.offset() && edit.range().end() <= old.end());
			String after = edit.apply(document.text());
			assertEquals(value, ((YamlContent.Scalar) parse(after).find(path).orElseThrow().content()).text());
			assertCommentsStay(yaml, document.text(), after, new TextRange(0, 0));
		}
	}

	private static String first(YamlDocument document, YamlPath path) {
		String written = document.valueRange(path).orElseThrow().of(document.text());
		return written.isEmpty() ? "?" : written.substring(0, 1);
	}

	@Property
	void aKeyOrElementIsAdded(@ForAll long seed) throws BadConfigurationException {
		RandomYaml yaml = new RandomYaml(seed);
		YamlDocument document = parse(yaml.text());
		List<YamlPath> open = all(document).stream().filter(path -> isOpen(document, path)).toList();
		if (open.isEmpty()) {
			return;
		}
		YamlPath parent = any(yaml, open);
		YamlValue value = document.find(parent).orElseThrow();
		YamlPath path = value.isList() ? parent.item(value.items().size()) : parent.key("new " + yaml.key());
		YamlPath deeper = switch (yaml.random().nextInt(4)) {
		case 0 -> path.key("inner");
		case 1 -> path.item(0);
		case 2 -> path.key("inner").item(0).key("most");
		default -> path;
		};
		TextEdit edit = document.set(deeper, yaml.word());
		assertEquals(0, value.isNothing() ? 0 : edit.range().length());
		String after = edit.apply(document.text());
		assertCommentsStay(yaml, document.text(), after, new TextRange(0, 0));
		YamlDocument changed = parse(after);
		assertTrue(changed.find(deeper).isPresent());
		// and what was added goes again, with what was made for it
		assertTrue(removed(changed, deeper).length() <= after.length());
	}

	private static String removed(YamlDocument document, YamlPath path) {
		try {
			return document.remove(path).apply(document.text());
		} catch (BadConfigurationException refused) {
			// a comment behind it, set further in, would become part of the text of several lines before it
			assertTrue(document.text().contains("some text"), document.text());
			return document.text();
		}
	}

	private static boolean isOpen(YamlDocument document, YamlPath path) {
		YamlValue value = document.find(path).orElseThrow();
		return value.isNothing() || !(value.content() instanceof YamlContent.Scalar);
	}

	@Property
	void anElementOfKeysIsAdded(@ForAll long seed) throws BadConfigurationException {
		RandomYaml yaml = new RandomYaml(seed);
		YamlDocument document = parse(yaml.text());
		List<YamlPath> lists = new ArrayList<>(all(document).stream()
				.filter(path -> isOpen(document, path) && (document.find(path).orElseThrow().isNothing()
						|| document.find(path).orElseThrow().isList()))
				.toList());
		lists.add(YamlPath.of("new", "list"));
		YamlPath list = any(yaml, lists);
		Map<String, String> fields = new LinkedHashMap<>();
		fields.put("word", yaml.word());
		fields.put("a b", yaml.word());
		String after = document.addItem(list, fields).apply(document.text());
		List<YamlValue> items = parse(after).find(list).orElseThrow().items();
		assertEquals(List.of("word", "a b"),
				items.get(items.size() - 1).map().values().stream().map(YamlValue::key).toList());
		assertCommentsStay(yaml, document.text(), after, new TextRange(0, 0));
	}

	@Property
	void aKeyOrElementIsRemoved(@ForAll long seed) throws BadConfigurationException {
		RandomYaml yaml = new RandomYaml(seed);
		YamlDocument document = parse(yaml.text());
		YamlPath path = any(yaml, all(document));
		String after = removed(document, path);
		if (after.equals(document.text())) {
			return;
		}
		YamlPath gone = path;
		while (!gone.isTop() && document.children(gone.parent()).size() == 1) {
			gone = gone.parent();
		}
		TextRange value = document.valueRange(gone).orElseThrow();
		int start = document.keyRange(gone).orElse(value).offset();
		int line = document.lines().indexOf(value.end());
		assertCommentsStay(yaml, document.text(), after, TextRange.between(start, document.lines().end(line)));
		YamlDocument changed = parse(after);
		Optional<YamlPath> next = document.children(gone.parent()).stream().reduce((one, other) -> other);
		assertTrue(changed.problem().isEmpty() && (gone.isTop() || next.isPresent()));
	}
}
