/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.predict;

import java.util.Map;
import java.util.OptionalInt;
import org.bootseal.core.BadInputException;
import org.bootseal.core.config.BadConfigurationException;
import org.bootseal.core.config.YamlMap;
import org.bootseal.core.device.Device;
import org.bootseal.core.otp.FuseMap;

/** The fuses of a part that its ROM follows, with what is known of their values. */
final class BootFuses {

	/** What a fuse is there for, by its key in the resource. */
	enum Role {
		BOOT_DEVICE("device"), FLASH_TYPE("flashType"), ENCRYPTED_XIP("encryptedXip"), FORCE_INTERNAL("forceInternal"),
		NO_SERIAL("noSerial");

		private final String key;

		Role(String key) {
			this.key = key;
		}
	}

	private static final long U32_MAX = 0xFFFF_FFFFL;

	private final FuseMap map;
	private final YamlMap roles;
	private final Map<Integer, Integer> values;

	BootFuses(Device device, Map<Integer, Integer> values) throws BadInputException {
		map = FuseMap.of(device);
		this.values = values;
		try {
			roles = YamlMap.readResource(BootFuses.class, "boot-fuses.yaml").required(map.name()).map()
					.allowing("device", "flashType", "encryptedXip", "forceInternal", "noSerial");
		} catch (BadConfigurationException e) {
			throw new IllegalStateException(e.getMessage(), e);
		}
	}

	FuseMap map() {
		return map;
	}

	/** The value of a fuse; empty if its word is not known. */
	OptionalInt value(Role role) {
		try {
			YamlMap place = roles.required(role.key).map().allowing("word", "mask");
			int mask = (int) place.required("mask").number(1, U32_MAX);
			return bits((int) place.required("word").number(0, map.wordCount() - 1L), mask);
		} catch (BadConfigurationException e) {
			throw new IllegalStateException(e.getMessage(), e);
		}
	}

	OptionalInt closed() {
		return bits(map.closeWord().index(), map.closeMask());
	}

	OptionalInt byFuses() {
		return bits(map.bootFromFusesWord().index(), map.bootFromFusesMask());
	}

	/** A whole word; empty if it is not known. */
	OptionalInt word(int index) {
		Integer value = values.get(index);
		return value == null ? OptionalInt.empty() : OptionalInt.of(value);
	}

	private OptionalInt bits(int index, int mask) {
		OptionalInt word = word(index);
		return word.isPresent()
				? OptionalInt.of((word.getAsInt() & mask) >>> Integer.numberOfTrailingZeros(mask))
				: OptionalInt.empty();
	}
}
