/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a YAML text says, without where: texts, {@link #NOTHING}, lists and maps. An edit is right if the changed text
 * says what the changed model says.
 */
final class YamlModel {

	/** What stands behind a key without a value. */
	static final Object NOTHING = new Object() {
		@Override
		public String toString() {
			return "nothing";
		}
	};

	private Object top;

	private YamlModel(Object top) {
		this.top = top;
	}

	static YamlModel of(YamlValue top) {
		return new YamlModel(copy(top));
	}

	private static Object copy(YamlValue value) {
		if (value.isNothing()) {
			return NOTHING;
		}
		if (value.content() instanceof YamlContent.Mapping mapping) {
			Map<String, Object> map = new LinkedHashMap<>();
			mapping.values().forEach((key, child) -> map.put(key, copy(child)));
			return map;
		}
		if (value.content() instanceof YamlContent.Sequence sequence) {
			List<Object> list = new ArrayList<>();
			sequence.elements().forEach(element -> list.add(copy(element)));
			return list;
		}
		return ((YamlContent.Scalar) value.content()).text();
	}

	/** Puts a value somewhere; what is missing above it is made. The way must be free of single values. */
	void put(YamlPath path, Object value) {
		top = with(top, path.steps(), value);
	}

	@SuppressWarnings("unchecked") // copy makes maps and lists of nothing else
	private static Object with(Object node, List<YamlPath.Step> steps, Object value) {
		if (steps.isEmpty()) {
			return value;
		}
		List<YamlPath.Step> rest = steps.subList(1, steps.size());
		if (steps.get(0) instanceof YamlPath.Key key) {
			Map<String, Object> map = node == NOTHING ? new LinkedHashMap<>() : (Map<String, Object>) node;
			map.put(key.name(), with(map.getOrDefault(key.name(), NOTHING), rest, value));
			return map;
		}
		int index = ((YamlPath.Item) steps.get(0)).index();
		List<Object> list = node == NOTHING ? new ArrayList<>() : (List<Object>) node;
		if (index == list.size()) {
			list.add(with(NOTHING, rest, value));
		} else {
			list.set(index, with(list.get(index), rest, value));
		}
		return list;
	}

	/** Takes a key or element away; it must be there. */
	void remove(YamlPath path) {
		if (path.isTop()) {
			top = NOTHING;
			return;
		}
		Object parent = top;
		for (YamlPath.Step step : path.parent().steps()) {
			parent = step instanceof YamlPath.Key key ? ((Map<?, ?>) parent).get(key.name())
					: ((List<?>) parent).get(((YamlPath.Item) step).index());
		}
		if (path.last().orElseThrow() instanceof YamlPath.Item item) {
			((List<?>) parent).remove(item.index());
		} else {
			((Map<?, ?>) parent).remove(path.name());
		}
	}

	@Override
	public boolean equals(Object other) {
		return other instanceof YamlModel model && model.top.equals(top);
	}

	@Override
	public int hashCode() {
		return top.hashCode();
	}

	@Override
	public String toString() {
		return top.toString();
	}
}
