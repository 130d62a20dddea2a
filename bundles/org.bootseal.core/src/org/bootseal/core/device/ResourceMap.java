/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.device;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * A YAML mapping of a resource that comes with Bootseal, read with types. Such a resource is part of the program: a
 * mistake in it is an {@link IllegalStateException} that names resource and place.
 */
public final class ResourceMap {

	private final String place;
	private final Map<?, ?> values;

	private ResourceMap(String place, Object values) {
		this.place = place;
		if (!(values instanceof Map<?, ?> map)) {
			throw new IllegalStateException(place + " is no mapping");
		}
		this.values = map;
	}

	/**
	 * Reads a resource.
	 *
	 * @param beside
	 *            a class of the package that the resource lies in
	 * @param resource
	 *            name of the resource, for example "mimxrt1020.yaml"
	 * @return its mapping
	 */
	public static ResourceMap read(Class<?> beside, String resource) {
		try (InputStream stream = beside.getResourceAsStream(resource)) {
			if (stream == null) {
				throw new IllegalStateException("the resource " + resource + " is missing");
			}
			LoadSettings settings = LoadSettings.builder().setLabel(resource).build();
			return new ResourceMap(resource, new Load(settings).loadFromInputStream(stream));
		} catch (YamlEngineException | IOException unreadable) {
			throw new IllegalStateException("the resource " + resource + " cannot be read", unreadable);
		}
	}

	/**
	 * Refuses keys that nobody reads: they would be misspelt ones.
	 *
	 * @param keys
	 *            all that may be there
	 * @return this
	 */
	public ResourceMap allowing(String... keys) {
		for (Object key : values.keySet()) {
			if (!Set.of(keys).contains(key)) {
				throw new IllegalStateException(place + ": " + key + " is not known");
			}
		}
		return this;
	}

	/**
	 * @param key
	 *            of a value
	 * @return whether it is there
	 */
	public boolean has(String key) {
		return values.containsKey(key);
	}

	/**
	 * @param key
	 *            of a scalar
	 * @return its text
	 */
	public String text(String key) {
		return scalar(place + ": " + key, values.get(key));
	}

	/**
	 * @param key
	 *            of a scalar
	 * @param otherwise
	 *            what is meant if it is missing
	 * @return its text
	 */
	public String text(String key, String otherwise) {
		return has(key) ? text(key) : otherwise;
	}

	/**
	 * @param key
	 *            of a number, decimal or with 0x
	 * @return the number, 0 or more
	 */
	public long number(String key) {
		return number(place + ": " + key, values.get(key));
	}

	/**
	 * @param key
	 *            of a number
	 * @param otherwise
	 *            what is meant if it is missing
	 * @return the number, 0 or more
	 */
	public long number(String key, long otherwise) {
		return has(key) ? number(key) : otherwise;
	}

	/**
	 * @param key
	 *            of true or false
	 * @return which
	 */
	public boolean flag(String key) {
		if (values.get(key) instanceof Boolean flag) {
			return flag;
		}
		throw new IllegalStateException(place + ": " + key + " is neither true nor false");
	}

	/**
	 * @param key
	 *            of a list of scalars
	 * @return their texts
	 */
	public List<String> texts(String key) {
		List<String> texts = new ArrayList<>();
		for (Object item : list(key)) {
			texts.add(scalar(place + ": " + key, item));
		}
		return texts;
	}

	/**
	 * @param key
	 *            of a mapping
	 * @return the mapping
	 */
	public ResourceMap map(String key) {
		return new ResourceMap(place + ": " + key, values.get(key));
	}

	/**
	 * @param key
	 *            of a list of mappings
	 * @return the mappings; none if the key is missing
	 */
	public List<ResourceMap> maps(String key) {
		List<ResourceMap> maps = new ArrayList<>();
		if (has(key)) {
			for (Object item : list(key)) {
				maps.add(new ResourceMap(place + ": " + key + "[" + maps.size() + "]", item));
			}
		}
		return maps;
	}

	/**
	 * @param key
	 *            of a mapping whose keys are numbers
	 * @return texts by number, in the order of the resource; none if the key is missing
	 */
	public Map<Long, String> byNumber(String key) {
		Map<Long, String> texts = new LinkedHashMap<>();
		if (has(key)) {
			ResourceMap map = map(key);
			map.values.forEach((number, text) -> texts.put(number(map.place, number), scalar(map.place, text)));
		}
		return texts;
	}

	private List<?> list(String key) {
		if (values.get(key) instanceof List<?> list) {
			return list;
		}
		throw new IllegalStateException(place + ": " + key + " is no list");
	}

	private static String scalar(String place, Object value) {
		if (value instanceof String || value instanceof Number || value instanceof Boolean) {
			return value.toString();
		}
		throw new IllegalStateException(place + " is missing or no scalar");
	}

	private static long number(String place, Object value) {
		String text = scalar(place, value);
		try {
			long number = Long.decode(text);
			if (number >= 0) {
				return number;
			}
		} catch (NumberFormatException notNumber) {
			throw new IllegalStateException(place + " is no number: " + text, notNumber);
		}
		throw new IllegalStateException(place + " is negative: " + text);
	}
}
