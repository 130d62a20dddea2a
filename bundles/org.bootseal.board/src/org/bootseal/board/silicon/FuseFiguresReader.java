/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.board.silicon;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

import org.bootseal.core.config.BadConfigurationException;
import org.bootseal.core.config.YamlMap;
import org.bootseal.core.config.YamlValue;

/** Makes {@link FuseFigures} of a resource, whose keys are explained in ocotp-48-words.yaml. */
final class FuseFiguresReader {

	private static final long U32_MAX = 0xFFFF_FFFFL;
	private static final int MOST_WORDS = 1024;

	private final YamlMap resource;

	private FuseFiguresReader(YamlMap resource) {
		this.resource = resource;
	}

	static FuseFigures read(String name) throws BadConfigurationException {
		YamlMap resource = YamlMap.readResource(FuseFiguresReader.class, name + ".yaml");
		return new FuseFiguresReader(
				resource.allowing("base", "words", "shadows", "fresh", "ecc", "wordLocks", "locks",
						"roles"))
				.figures();
	}

	private FuseFigures figures() throws BadConfigurationException {
		List<FuseFigures.Shadows> shadows = new ArrayList<>();
		for (YamlValue item : resource.required("shadows").elements()) {
			YamlMap run = item.map().allowing("first", "count", "offset");
			shadows.add(new FuseFigures.Shadows(index(run, "first"), index(run, "count"),
					run.required("offset").number(0, U32_MAX)));
		}
		Map<Integer, Integer> fresh = new HashMap<>();
		for (YamlValue word : resource.required("fresh").map().values()) {
			fresh.put((int) word.number(word.key(), 0, MOST_WORDS), (int) word.number(0, U32_MAX));
		}
		List<FuseFigures.WordRange> ecc = new ArrayList<>();
		for (YamlValue item : resource.required("ecc").elements()) {
			YamlMap range = item.map().allowing("first", "last");
			ecc.add(new FuseFigures.WordRange(index(range, "first"), index(range, "last")));
		}
		List<FuseLockRule> locks = new ArrayList<>();
		for (YamlValue item : resource.required("locks").elements()) {
			locks.add(lock(item.map().allowing("first", "last", "lockWord", "write", "read", "override")));
		}
		return new FuseFigures(resource.required("base").number(0, U32_MAX), index(resource, "words"), shadows, fresh,
				ecc, wordLocks(), locks, roles(resource.required("roles").map()));
	}

	private OptionalLong wordLocks() throws BadConfigurationException {
		Optional<YamlValue> offset = resource.optional("wordLocks");
		return offset.isPresent() ? OptionalLong.of(offset.get().number(0, U32_MAX)) : OptionalLong.empty();
	}

	private static FuseLockRule lock(YamlMap lock) throws BadConfigurationException {
		return new FuseLockRule(index(lock, "first"), index(lock, "last"), index(lock, "lockWord"),
				mask(lock, "write"), mask(lock, "read"), mask(lock, "override"));
	}

	private static int mask(YamlMap lock, String key) throws BadConfigurationException {
		return lock.optional(key).isPresent() ? (int) lock.required(key).number(0, U32_MAX) : 0;
	}

	private static FuseRoles roles(YamlMap roles) throws BadConfigurationException {
		roles.allowing("closed", "bootByFuses", "forceInternalBoot", "sdpDisable", "sdpReadDisable", "bootDevice",
				"flashType", "encryptedXip", "xipWithPins", "srkRevoke", "srkHide", "srkHash", "uniqueId");
		List<Integer> uniqueId = new ArrayList<>();
		for (YamlValue word : roles.required("uniqueId").elements()) {
			uniqueId.add((int) word.number(0, MOST_WORDS));
		}
		return new FuseRoles(bits(roles, "closed"), bits(roles, "bootByFuses"), bits(roles, "forceInternalBoot"),
				bits(roles, "sdpDisable"), bits(roles, "sdpReadDisable"), bits(roles, "bootDevice"),
				bits(roles, "flashType"), bits(roles, "encryptedXip"),
				roles.flag("xipWithPins"), bits(roles, "srkRevoke"),
				roles.optional("srkHide").isPresent() ? bits(roles, "srkHide") : new FuseBits(0, 0, 0),
				index(roles, "srkHash"), uniqueId);
	}

	private static FuseBits bits(YamlMap roles, String key) throws BadConfigurationException {
		YamlMap bits = roles.required(key).map().allowing("word", "shift", "width");
		return new FuseBits(index(bits, "word"), (int) bits.required("shift").number(0, Integer.SIZE - 1),
				(int) bits.required("width").number(0, Integer.SIZE - 1));
	}

	private static int index(YamlMap map, String key) throws BadConfigurationException {
		return (int) map.required(key).number(0, MOST_WORDS);
	}
}
