/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.bootseal.core.BadInputException;
import org.bootseal.core.config.Provisioning.BootType;
import org.bootseal.core.config.XipEncryption.Engine;
import org.bootseal.core.config.XipEncryption.KeySource;
import org.bootseal.core.config.XipEncryption.Region;
import org.bootseal.core.config.XipEncryption.Scramble;

/** Reads image.xipEncryption of a provisioning file. */
final class XipEncryptionReader {

	private static final long U32_MAX = 0xFFFF_FFFFL;
	private static final int MAX_ALIGN = 0xFF;
	/** What NXP's tools take if nothing is said: each context another word, the first the last. */
	private static final int USUAL_ALIGN = 0x1B;
	/** Regions of an engine that the ROM sets up: NXP-MCUBootUtility 6.3, readme, modes 4 and 5. */
	private static final int MOST_REGIONS = 3;

	private XipEncryptionReader() {
		// functions only
	}

	static Optional<XipEncryption> read(YamlMap image, BootType bootType) throws BadInputException {
		Optional<YamlValue> value = image.optional("xipEncryption");
		if (value.isEmpty()) {
			return Optional.empty();
		}
		if (bootType == BootType.ENCRYPTED) {
			throw value.get().problem("found two ways to encrypt the image; leave out xipEncryption, or use bootType:"
					+ " unsigned or authenticated with it");
		}
		YamlMap xip = value.get().map().allowing("keySource", "keyFile", "keyPlace", "regions", "secondEngine",
				"scramble", "enabledBy");
		Optional<YamlValue> source = xip.optional("keySource");
		boolean own = source.isPresent() && source.get().choice("userKey", "otpmk").equals("otpmk");
		if (own && bootType != BootType.AUTHENTICATED) {
			// NXP-MCUBootUtility 6.3, readme, mode 5
			throw source.get().problem("the key of the part (otpmk) is there only once it is closed, and a closed part"
					+ " boots signed images only; use bootType: authenticated with it");
		}
		if (own) {
			refuse(xip, "keyFile", "keyPlace", "secondEngine", "scramble");
		}
		Optional<YamlValue> by = xip.optional("enabledBy");
		return Optional.of(new XipEncryption(own ? KeySource.OTPMK : KeySource.USER_KEY, engines(xip), scramble(xip),
				by.isPresent() && by.get().choice("pin", "fuses").equals("fuses")));
	}

	private static void refuse(YamlMap xip, String... keys) throws BadInputException {
		for (String key : keys) {
			Optional<YamlValue> value = xip.optional(key);
			if (value.isPresent()) {
				throw value.get().problem("goes without keySource: otpmk, which takes one engine and no key from here");
			}
		}
	}

	private static List<Engine> engines(YamlMap xip) throws BadInputException {
		Engine first = engine(xip);
		Optional<YamlValue> value = xip.optional("secondEngine");
		if (value.isEmpty()) {
			return List.of(first);
		}
		Engine second = engine(value.get().map().allowing("keyFile", "keyPlace", "regions"));
		if (first.regions().isEmpty() || second.regions().isEmpty()) {
			throw value.get().problem("two engines need their regions, image.xipEncryption.regions and"
					+ " image.xipEncryption.secondEngine.regions");
		}
		if (first.keyPlace().equals(second.keyPlace()) && second.keyFile().isPresent()) {
			throw value.get().problem("found another key for the fuses " + second.keyPlace()
					+ ", which hold the key of the first engine; name another keyPlace, or no keyFile to share the key");
		}
		return List.of(first, second);
	}

	private static Engine engine(YamlMap map) throws BadInputException {
		Optional<YamlValue> file = map.optional("keyFile");
		Optional<YamlValue> place = map.optional("keyPlace");
		return new Engine(
				file.isPresent() ? Optional.of(file.get().existingFile("the key that the fuses get"))
						: Optional.empty(),
				place.isPresent() ? place.get().choice("SW_GP2", "GP4") : "SW_GP2", regions(map));
	}

	private static List<Region> regions(YamlMap map) throws BadInputException {
		Optional<YamlValue> list = map.optional("regions");
		List<Region> regions = new ArrayList<>();
		for (YamlValue item : list.isPresent() ? list.get().items() : List.<YamlValue>of()) {
			YamlMap region = item.map().allowing("start", "length");
			regions.add(new Region(region.required("start", "the first address").number(0, U32_MAX),
					region.required("length", "bytes, a multiple of 0x400").number(1, U32_MAX)));
		}
		if (list.isPresent() && (regions.isEmpty() || regions.size() > MOST_REGIONS)) {
			throw list.get().problem("found " + regions.size() + " regions, expected 1 to " + MOST_REGIONS);
		}
		return regions;
	}

	private static Optional<Scramble> scramble(YamlMap xip) throws BadInputException {
		Optional<YamlValue> value = xip.optional("scramble");
		if (value.isEmpty()) {
			return Optional.empty();
		}
		YamlMap scramble = value.get().map().allowing("maskFile", "align");
		Optional<YamlValue> file = scramble.optional("maskFile");
		Optional<YamlValue> align = scramble.optional("align");
		return Optional.of(new Scramble(
				file.isPresent() ? Optional.of(file.get().existingFile("the mask, 4 bytes")) : Optional.empty(),
				align.isPresent() ? (int) align.get().number(0, MAX_ALIGN) : USUAL_ALIGN));
	}
}
