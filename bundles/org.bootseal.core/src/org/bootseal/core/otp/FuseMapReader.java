/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.otp;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

import org.bootseal.core.config.BadConfigurationException;
import org.bootseal.core.config.YamlMap;
import org.bootseal.core.config.YamlValue;

/**
 * Makes a {@link FuseMap} of its resource. Such a resource is part of the program: a mistake in it is an
 * {@link IllegalStateException} that names resource and place.
 */
final class FuseMapReader {

	private static final long U32_MAX = 0xFFFF_FFFFL;

	/** Maps never change and take a while to read, and editors ask for them at each key that is typed. */
	private static final Map<String, FuseMap> READ = new ConcurrentHashMap<>();

	private final YamlMap resource;
	private final TreeMap<Integer, FuseWord> words = new TreeMap<>();

	private FuseMapReader(YamlMap resource) {
		this.resource = resource;
	}

	/**
	 * @param name
	 *            of the map; its resource is the name with .yaml
	 * @return the map
	 */
	static FuseMap read(String name) {
		return READ.computeIfAbsent(name, FuseMapReader::readResource);
	}

	private static FuseMap readResource(String name) {
		try {
			return new FuseMapReader(YamlMap.readResource(FuseMapReader.class, name + ".yaml")).map();
		} catch (BadConfigurationException e) {
			throw new IllegalStateException(e.getMessage(), e);
		}
	}

	private FuseMap map() throws BadConfigurationException {
		resource.allowing("name", "wordCount", "lockWords", "srkHash", "close", "bootFromFuses", "srkRevoke",
				"encryptedXip", "xipWithPins", "uniqueId", "words");
		for (YamlValue entry : resource.required("words").elements()) {
			FuseWord word = word(
					entry.map().allowing("word", "name", "group", "shadow", "protection", "lock", "fields"));
			if (words.put(word.index(), word) != null) {
				throw entry.problem("fuse word " + word.index() + " is there twice");
			}
		}
		FuseRoles roles = new FuseRoles(listed("srkHash"), bits("close"), bits("bootFromFuses"), listed("lockWords"),
				bits("srkRevoke"), bits("encryptedXip"),
				resource.flag("xipWithPins"), listed("uniqueId"));
		return new FuseMap(text(resource, "name"), (int) number(resource, "wordCount"), words, roles);
	}

	private List<FuseWord> listed(String key) throws BadConfigurationException {
		List<FuseWord> listed = new ArrayList<>();
		for (YamlValue index : resource.required(key).elements()) {
			listed.add(known(index));
		}
		return listed;
	}

	private FuseBits bits(String key) throws BadConfigurationException {
		YamlMap bits = resource.required(key).map().allowing("word", "mask");
		return new FuseBits(known(bits.required("word")), (int) number(bits, "mask"));
	}

	private FuseWord known(YamlValue index) throws BadConfigurationException {
		FuseWord word = words.get((int) index.number(0, Integer.MAX_VALUE));
		if (word == null) {
			throw index.problem("there is no such fuse word");
		}
		return word;
	}

	private static String text(YamlMap map, String key) throws BadConfigurationException {
		return map.required(key).text();
	}

	private static String textOrNone(YamlMap map, String key) throws BadConfigurationException {
		Optional<YamlValue> value = map.optional(key);
		return value.isPresent() ? value.get().text() : "";
	}

	private static long number(YamlMap map, String key) throws BadConfigurationException {
		return map.required(key).number(0, U32_MAX);
	}

	private static long numberOrZero(YamlMap map, String key) throws BadConfigurationException {
		Optional<YamlValue> value = map.optional(key);
		return value.isPresent() ? value.get().number(0, U32_MAX) : 0;
	}

	private static FuseWord word(YamlMap entry) throws BadConfigurationException {
		List<FuseField> fields = new ArrayList<>();
		Optional<YamlValue> list = entry.optional("fields");
		if (list.isPresent()) {
			for (YamlValue field : list.get().elements()) {
				fields.add(field(field.map().allowing("bits", "name", "values", "danger", "never")));
			}
		}
		Optional<YamlValue> lock = entry.optional("lock");
		Optional<YamlValue> shadow = entry.optional("shadow");
		return new FuseWord((int) number(entry, "word"), text(entry, "name"), text(entry, "group"),
				shadow.isPresent() ? OptionalLong.of(shadow.get().number(0, U32_MAX)) : OptionalLong.empty(),
				protection(entry), lock.isPresent() ? Optional.of(lock(lock.get().map())) : Optional.empty(), fields);
	}

	private static FuseProtection protection(YamlMap entry) throws BadConfigurationException {
		Optional<YamlValue> name = entry.optional("protection");
		if (name.isEmpty()) {
			return FuseProtection.NONE;
		}
		return switch (name.get().text()) {
		case "redundant" -> FuseProtection.REDUNDANT;
		case "ecc" -> FuseProtection.ECC;
		default -> throw name.get().problem("expected redundant or ecc");
		};
	}

	private static FuseLock lock(YamlMap lock) throws BadConfigurationException {
		lock.allowing("word", "write", "read", "override");
		return new FuseLock((int) number(lock, "word"), numberOrZero(lock, "write"), numberOrZero(lock, "read"),
				numberOrZero(lock, "override"));
	}

	/** Bits are written as in data sheets: "4" or "7:4". */
	private static FuseField field(YamlMap field) throws BadConfigurationException {
		YamlValue bits = field.required("bits");
		String text = bits.text();
		int colon = text.indexOf(':');
		int low = (int) bits.number(text.substring(colon + 1), 0, Integer.SIZE - 1);
		int high = colon < 0 ? low : (int) bits.number(text.substring(0, colon), low, Integer.SIZE - 1);
		return new FuseField(low, high - low + 1, text(field, "name"), meanings(field), textOrNone(field, "danger"),
				textOrNone(field, "never"));
	}

	/** What the values of a field mean, by number. */
	private static Map<Long, String> meanings(YamlMap field) throws BadConfigurationException {
		Map<Long, String> meanings = new LinkedHashMap<>();
		Optional<YamlValue> values = field.optional("values");
		if (values.isPresent()) {
			for (YamlValue meaning : values.get().map().values()) {
				meanings.put(meaning.number(meaning.key(), 0, U32_MAX), meaning.text());
			}
		}
		return meanings;
	}
}
