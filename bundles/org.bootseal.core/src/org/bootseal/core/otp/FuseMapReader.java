/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.otp;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

import org.bootseal.core.device.ResourceMap;

/** Makes a {@link FuseMap} of its resource. */
final class FuseMapReader {

	private FuseMapReader() {
	}

	/**
	 * @param name
	 *            of the map; its resource is the name with .yaml
	 * @return the map
	 */
	static FuseMap read(String name) {
		ResourceMap resource = ResourceMap.read(FuseMapReader.class, name + ".yaml").allowing("name", "wordCount",
				"lockWord", "srkHash", "close", "srkRevoke", "uniqueId", "words");
		TreeMap<Integer, FuseWord> words = new TreeMap<>();
		for (ResourceMap entry : resource.maps("words")) {
			FuseWord word = word(entry.allowing("word", "name", "group", "shadow", "lock", "fields"));
			if (words.put(word.index(), word) != null) {
				throw new IllegalStateException(name + ": fuse word " + word.index() + " is there twice");
			}
		}
		List<FuseWord> srkHash = new ArrayList<>();
		for (String index : resource.texts("srkHash")) {
			srkHash.add(words.get(Integer.valueOf(index)));
		}
		List<FuseWord> uniqueId = new ArrayList<>();
		for (String index : resource.texts("uniqueId")) {
			uniqueId.add(words.get(Integer.valueOf(index)));
		}
		ResourceMap close = resource.map("close").allowing("word", "mask");
		return new FuseMap(resource.text("name"), (int) resource.number("wordCount"), words, srkHash,
				words.get((int) close.number("word")), (int) close.number("mask"),
				words.get((int) resource.number("lockWord")), words.get((int) resource.number("srkRevoke")), uniqueId);
	}

	private static FuseWord word(ResourceMap entry) {
		List<FuseField> fields = new ArrayList<>();
		for (ResourceMap field : entry.maps("fields")) {
			fields.add(field(field.allowing("bits", "name", "values", "danger", "never")));
		}
		Optional<FuseLock> lock = entry.has("lock") ? Optional.of(lock(entry.map("lock"))) : Optional.empty();
		return new FuseWord((int) entry.number("word"), entry.text("name"), entry.text("group"), entry.number("shadow"),
				lock, fields);
	}

	private static FuseLock lock(ResourceMap lock) {
		lock.allowing("word", "write", "read", "override");
		return new FuseLock((int) lock.number("word"), lock.number("write", 0), lock.number("read", 0),
				lock.number("override", 0));
	}

	/** Bits are written as in data sheets: "4" or "7:4". */
	private static FuseField field(ResourceMap field) {
		String[] bits = field.text("bits").split(":");
		int high = Integer.parseInt(bits[0]);
		int low = Integer.parseInt(bits[bits.length - 1]);
		return new FuseField(low, high - low + 1, field.text("name"), field.byNumber("values"),
				field.text("danger", ""), field.text("never", ""));
	}
}
