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

	private static final int NO_INDEX = -1;

	/** Null at the top, where the key is the resource's name. */
	private final ResourceMap parent;
	private final String key;
	private final int index;
	private final Map<?, ?> values;

	/** The place is put together only for a message: names of hundreds of values would cost start-up time. */
	private ResourceMap(ResourceMap parent, String key, int index, Object values) {
		this.parent = parent;
		this.key = key;
		this.index = index;
		this.values = values instanceof Map<?, ?> map ? map : Map.of();
		if (!(values instanceof Map<?, ?>)) {
			throw new IllegalStateException(place() + " is no mapping");
		}
	}

	private String place() {
		String here = index == NO_INDEX ? key : key + "[" + index + "]";
		return parent == null ? here : parent.place() + ": " + here;
	}

	private IllegalStateException wrong(Object name, String problem) {
		return new IllegalStateException(place() + ": " + name + " " + problem);
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
			return new ResourceMap(null, resource, NO_INDEX, new Load(settings).loadFromInputStream(stream));
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
		Set<String> allowed = Set.of(keys);
		for (Object name : values.keySet()) {
			if (!allowed.contains(name)) {
				throw wrong(name, "is not known");
			}
		}
		return this;
	}

	/**
	 * @param name
	 *            key of a value
	 * @return whether it is there
	 */
	public boolean has(String name) {
		return values.containsKey(name);
	}

	/**
	 * @param name
	 *            key of a scalar
	 * @return its text
	 */
	public String text(String name) {
		return scalar(name, values.get(name));
	}

	/**
	 * @param name
	 *            key of a scalar
	 * @param otherwise
	 *            what is meant if it is missing
	 * @return its text
	 */
	public String text(String name, String otherwise) {
		return has(name) ? text(name) : otherwise;
	}

	/**
	 * @param name
	 *            key of a number, decimal or with 0x
	 * @return the number, 0 or more
	 */
	public long number(String name) {
		return number(name, values.get(name));
	}

	/**
	 * @param name
	 *            key of a number
	 * @param otherwise
	 *            what is meant if it is missing
	 * @return the number, 0 or more
	 */
	public long number(String name, long otherwise) {
		return has(name) ? number(name) : otherwise;
	}

	/**
	 * @param name
	 *            key of true or false
	 * @return which
	 */
	public boolean flag(String name) {
		if (values.get(name) instanceof Boolean flag) {
			return flag;
		}
		throw wrong(name, "is neither true nor false");
	}

	/**
	 * @param name
	 *            key of a list of scalars
	 * @return their texts
	 */
	public List<String> texts(String name) {
		List<String> texts = new ArrayList<>();
		for (Object item : list(name)) {
			texts.add(scalar(name, item));
		}
		return texts;
	}

	/**
	 * @param name
	 *            key of a mapping
	 * @return the mapping
	 */
	public ResourceMap map(String name) {
		return new ResourceMap(this, name, NO_INDEX, values.get(name));
	}

	/**
	 * @param name
	 *            key of a list of mappings
	 * @return the mappings; none if the key is missing
	 */
	public List<ResourceMap> maps(String name) {
		List<ResourceMap> maps = new ArrayList<>();
		if (has(name)) {
			for (Object item : list(name)) {
				maps.add(new ResourceMap(this, name, maps.size(), item));
			}
		}
		return maps;
	}

	/**
	 * @param name
	 *            key of a mapping whose keys are numbers
	 * @return texts by number, in the order of the resource; none if the key is missing
	 */
	public Map<Long, String> byNumber(String name) {
		Map<Long, String> texts = new LinkedHashMap<>();
		if (has(name)) {
			ResourceMap map = map(name);
			for (Map.Entry<?, ?> entry : map.values.entrySet()) {
				texts.put(map.number(entry.getKey(), entry.getKey()), map.scalar(entry.getKey(), entry.getValue()));
			}
		}
		return texts;
	}

	private List<?> list(String name) {
		if (values.get(name) instanceof List<?> list) {
			return list;
		}
		throw wrong(name, "is no list");
	}

	private String scalar(Object name, Object value) {
		if (value instanceof String || value instanceof Number || value instanceof Boolean) {
			return value.toString();
		}
		throw wrong(name, "is missing or no scalar");
	}

	private long number(Object name, Object value) {
		if (value instanceof Integer number && number >= 0) {
			return number;
		}
		String text = scalar(name, value);
		try {
			// hexadecimal numbers come as text: YAML's JSON schema knows none
			long number = Long.decode(text);
			if (number >= 0) {
				return number;
			}
		} catch (NumberFormatException notNumber) {
			throw new IllegalStateException(wrong(name, "is no number: " + text).getMessage(), notNumber);
		}
		throw wrong(name, "is negative: " + text);
	}
}
