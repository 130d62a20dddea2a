/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Reads the one document of a YAML text from the parser's events. The engine's own composer would first find a type for
 * each scalar, which nobody asks for and which takes longer than all the rest in a command that has just started.
 */
final class YamlReader {

	/** Configurations of the field need five; a text made to overflow the stack needs thousands. */
	private static final int DEPTH_MAX = 50;

	private final Path file;
	private final String text;
	private final Iterator<Event> events;
	private final Map<Anchor, YamlContent> anchors = new HashMap<>();
	/** Offsets of code points in characters, which is how the engine counts; empty where both are the same. */
	private final int[] offsets;
	private Event last;

	private YamlReader(Path file, String text, Iterator<Event> events) {
		this.file = file;
		this.text = text;
		this.events = events;
		this.offsets = offsets(text);
	}

	private static int[] offsets(String text) {
		int count = text.codePointCount(0, text.length());
		if (count == text.length()) {
			return new int[0];
		}
		int[] offsets = new int[count + 1];
		for (int i = 0; i < count; i++) {
			offsets[i + 1] = text.offsetByCodePoints(offsets[i], 1);
		}
		return offsets;
	}

	/** The value at the top; it is nothing if the text is empty. */
	static YamlValue read(Path file, String text) throws BadConfigurationException {
		try {
			LoadSettings settings = LoadSettings.builder().setLabel(file.toString()).build();
			return new YamlReader(file, text, new Parse(settings).parseString(text).iterator()).document();
		} catch (MarkedYamlEngineException e) {
			Optional<Mark> mark = e.getProblemMark();
			throw new BadConfigurationException(file, line(mark), column(mark), "this is no YAML: " + e.getProblem(),
					e);
		} catch (ReaderException e) {
			String before = text.substring(0, Math.min(e.getPosition(), text.length()));
			int lineStart = before.lastIndexOf('\n') + 1;
			int line = 1;
			for (int i = 0; i < lineStart; i++) {
				line += before.charAt(i) == '\n' ? 1 : 0;
			}
			throw new BadConfigurationException(file, line, before.length() - lineStart + 1,
					"this is no YAML: found the control character 0x" + Integer.toHexString(e.getCodePoint()), e);
		} catch (YamlEngineException e) {
			throw new BadConfigurationException(file, 1, 1, "this is no YAML: " + e.getMessage(), e);
		}
	}

	private static int line(Optional<Mark> mark) {
		return mark.isPresent() ? mark.get().getLine() + 1 : 1;
	}

	private static int column(Optional<Mark> mark) {
		return mark.isPresent() ? mark.get().getColumn() + 1 : 1;
	}

	private int offset(Optional<Mark> mark) {
		int index = mark.isPresent() ? mark.get().getIndex() : 0;
		return offsets.length == 0 ? index : offsets[index];
	}

	private Event next() {
		last = events.next();
		return last;
	}

	private YamlValue value(String key, Event event, YamlContent content, int end) {
		Optional<Mark> mark = event.getStartMark();
		int start = offset(mark);
		return new YamlValue(file, key, line(mark), column(mark), start, Math.max(start, end), content);
	}

	private YamlValue value(String key, Event event, YamlContent content) {
		return value(key, event, content, offset(event.getEndMark()));
	}

	private YamlValue document() throws BadConfigurationException {
		next();
		Event start = next();
		if (start.getEventId() == Event.ID.StreamEnd) {
			return value("", start, new YamlContent.Scalar("", true));
		}
		YamlValue top = node("", next(), 0);
		next();
		Event end = next();
		if (end.getEventId() != Event.ID.StreamEnd) {
			throw value("", end, top.content()).problem("found a second document, expected one");
		}
		return top;
	}

	private YamlValue node(String key, Event event, int depth) throws BadConfigurationException {
		YamlContent content = switch (event.getEventId()) {
		case Scalar -> new YamlContent.Scalar(((ScalarEvent) event).getValue(), ((ScalarEvent) event).isPlain());
		case SequenceStart -> sequence(key, event, depth + 1);
		case MappingStart -> mapping(key, event, depth + 1);
		case Alias -> aliased((AliasEvent) event);
		default -> throw new IllegalStateException("no value starts with " + event);
		};
		YamlValue value = value(key, event, content, end(event, content));
		if (event instanceof NodeEvent node && node.getAnchor().isPresent()) {
			anchors.put(node.getAnchor().get(), content);
		}
		return value;
	}

	/** A block ends for the engine where the next thing starts, which is far behind its last character. */
	private int end(Event event, YamlContent content) {
		if (event instanceof CollectionStartEvent collection && !collection.isFlow()) {
			return content instanceof YamlContent.Mapping mapping ? lastEnd(mapping.values().values())
					: lastEnd(((YamlContent.Sequence) content).elements());
		}
		int end = offset(last.getEndMark());
		if (event instanceof ScalarEvent scalar && scalar.getScalarStyle() != ScalarStyle.DOUBLE_QUOTED) {
			int start = offset(event.getStartMark());
			while (end > start && Character.isWhitespace(text.charAt(end - 1))) {
				end--;
			}
		}
		return end;
	}

	private static int lastEnd(Collection<YamlValue> values) {
		int end = 0;
		for (YamlValue value : values) {
			end = value.range().end();
		}
		return end;
	}

	private YamlContent aliased(AliasEvent event) throws BadConfigurationException {
		YamlContent content = anchors.get(event.getAlias());
		if (content == null) {
			throw value("", event, new YamlContent.Scalar("*" + event.getAlias(), true))
					.expected("the name of a value before it");
		}
		return content;
	}

	private YamlContent sequence(String key, Event start, int depth) throws BadConfigurationException {
		checkDepth(key, start, depth);
		List<YamlValue> elements = new ArrayList<>();
		for (Event event = next(); event.getEventId() != Event.ID.SequenceEnd; event = next()) {
			elements.add(node(key, event, depth));
		}
		return new YamlContent.Sequence(elements);
	}

	private YamlContent mapping(String key, Event start, int depth) throws BadConfigurationException {
		checkDepth(key, start, depth);
		Map<String, YamlValue> keys = new LinkedHashMap<>();
		Map<String, YamlValue> values = new LinkedHashMap<>();
		for (Event event = next(); event.getEventId() != Event.ID.MappingEnd; event = next()) {
			if (!(event instanceof ScalarEvent scalar)) {
				throw node(key, event, depth).expected("a plain key");
			}
			String name = scalar.getValue();
			YamlValue place = value(name, event, new YamlContent.Scalar(name, scalar.isPlain()));
			if (keys.put(name, place) != null) {
				throw place.problem("this key stands here twice, expected it once");
			}
			values.put(name, node(name, next(), depth));
		}
		return new YamlContent.Mapping(keys, values);
	}

	private void checkDepth(String key, Event event, int depth) throws BadConfigurationException {
		if (depth > DEPTH_MAX) {
			throw value(key, event, new YamlContent.Scalar("", true))
					.problem("found lists and keys nested deeper than " + DEPTH_MAX + " levels");
		}
	}
}
