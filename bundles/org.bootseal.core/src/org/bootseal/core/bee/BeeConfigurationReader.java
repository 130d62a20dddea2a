/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.bee;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.bootseal.core.BadInputException;
import org.bootseal.core.config.BadConfigurationException;
import org.bootseal.core.config.YamlMap;
import org.bootseal.core.config.YamlValue;
import org.bootseal.core.device.Device;
import org.bootseal.core.device.DeviceCatalogue;
import org.bootseal.core.device.XipLayout;
import org.bootseal.core.keys.InputFile;
import org.bootseal.core.xip.AesModes;
import org.bootseal.core.xip.DataBlob;
import org.bootseal.core.xip.DataBlobReader;
import org.bootseal.core.xip.Secret;
import org.bootseal.core.xip.SecretReader;

/** Reads configurations of "nxpimage bee export" as SPSDK 3.10 does. */
final class BeeConfigurationReader {

	private static final long U32_MAX = 0xFFFF_FFFFL;

	private final Path file;
	private final SecureRandom random;
	private final List<String> warnings = new ArrayList<>();
	private final SecretReader secrets = new SecretReader(warnings);

	BeeConfigurationReader(Path file, SecureRandom random) {
		this.file = file;
		this.random = random;
	}

	BeeConfiguration read() throws BadInputException, IOException {
		YamlMap top = YamlMap.read(file);
		top.allowing("family", "revision", "output_folder", "output_name", "header_name", "data_blobs",
				"engine_selection", "engine_key_selection", "base_address", "bee_engine").ignoring("revision");
		Device device = device(top.required("family", "a name such as mimxrt1050"));
		if (top.optional("engine_key_selection").isPresent()) {
			warnings.add(top.optional("engine_key_selection").get().place()
					+ ": has no effect; keys that are not given are random");
		}
		Optional<YamlValue> base = top.optional("base_address");
		if (base.isPresent()) {
			// the data say themselves where they are
			base.get().number(0, U32_MAX);
		}
		List<DataBlob> data = DataBlobReader.read(top, warnings);
		BeeEncryption encryption = encryption(top);
		warnOfPlainData(top, data, encryption);
		return new BeeConfiguration(file, device, encryption, data, top.required("output_folder", "a folder").path(),
				name(top, "output_name", "encrypted"), name(top, "header_name", "bee_ehdr"), warnings);
	}

	private static Device device(YamlValue family) throws BadInputException {
		try {
			Device device = DeviceCatalogue.builtIn().find(family.text());
			if (device.xip().engine() != XipLayout.Engine.BEE) {
				throw family.problem(device + " has no BEE, it has " + device.xip().engine());
			}
			return device;
		} catch (BadInputException e) {
			throw family.because(e);
		}
	}

	private static String name(YamlMap top, String key, String initial) throws BadConfigurationException {
		Optional<YamlValue> name = top.optional(key);
		return name.isPresent() ? name.get().text() : initial;
	}

	private void warnOfPlainData(YamlMap top, List<DataBlob> data, BeeEncryption encryption) {
		if (!data.isEmpty() && data.stream().allMatch(blob -> encryption.covered(blob.range()) == 0)) {
			warnings.add(top.optional("data_blobs").orElseThrow().place()
					+ ": none of the data lie in a protected region, so nothing is encrypted");
		}
	}

	private BeeEncryption encryption(YamlMap top) throws BadInputException, IOException {
		String selection = top.required("engine_selection", "engine0, engine1 or both").choice("engine0", "engine1",
				"both");
		YamlValue list = top.required("bee_engine", "a list of engines");
		List<YamlValue> elements = list.elements();
		List<BeeEngine> engines = new ArrayList<>();
		for (int number = 0; number < 2; number++) {
			if (selection.equals("both") || selection.equals("engine" + number)) {
				// a list of one may be meant for engine 1
				int index = selection.equals("engine1") && elements.size() == 1 ? 0 : number;
				if (index >= elements.size()) {
					throw list.problem("found " + elements.size() + " engines, expected one for engine " + number);
				}
				engines.add(engine(number, elements.get(index).map()));
			} else if (number < elements.size() && elements.size() > 1) {
				checkUnused(number, elements.get(number).map());
			}
		}
		try {
			return BeeEncryption.of(engines);
		} catch (BadInputException e) {
			throw list.because(e);
		}
	}

	private BeeEngine engine(int number, YamlMap map) throws BadInputException, IOException {
		map.allowing("bee_cfg", "bee_binary_cfg");
		Optional<YamlValue> settings = map.optional("bee_cfg");
		if (settings.isPresent()) {
			return newHeader(number, settings.get().map());
		}
		return finishedHeader(number, map.required("bee_binary_cfg", "this or bee_cfg").map());
	}

	/** What is wrong with an engine that is not selected is told too; files that it names need not be there. */
	private void checkUnused(int number, YamlMap map) throws BadInputException, IOException {
		map.allowing("bee_cfg", "bee_binary_cfg");
		Optional<YamlValue> settings = map.optional("bee_cfg");
		if (settings.isPresent()) {
			newHeader(number, settings.get().map()).close();
		}
	}

	private BeeEngine newHeader(int number, YamlMap map) throws BadInputException, IOException {
		map.allowing("user_key", "engine_key", "engine_iv", "engine_counter", "protected_region");
		Secret userKey = secrets.key(map.required("user_key", "an AES-128 key"), Secret.KEY_LENGTH);
		Secret key = given(map, "engine_key", Secret.KEY_LENGTH);
		Secret vector = given(map, "engine_iv", AesModes.BLOCK);
		Secret nonce = given(map, "engine_counter", BeeProtection.NONCE_LENGTH);
		YamlValue list = map.required("protected_region", "one to four regions");
		List<BeeRegion> regions = new ArrayList<>();
		for (YamlValue element : list.elements()) {
			regions.add(region(element));
		}
		if (regions.isEmpty() || regions.size() > BeeProtection.MAX_REGIONS) {
			throw list.problem("found " + regions.size() + " regions, expected 1 to " + BeeProtection.MAX_REGIONS);
		}
		return new BeeEngine(number, userKey, new BeeHeader(key, vector, new BeeProtection(0, nonce, regions)));
	}

	private Secret given(YamlMap map, String key, int length) throws BadInputException, IOException {
		Optional<YamlValue> value = map.optional(key);
		return value.isPresent() ? secrets.key(value.get(), length) : Secret.random(length, random);
	}

	private static BeeRegion region(YamlValue element) throws BadInputException {
		YamlMap map = element.map().allowing("start_address", "length", "protected_level");
		try {
			return BeeRegion.of(map.required("start_address", "the first address").number(0, U32_MAX),
					map.required("length", "a number of bytes").number(0, U32_MAX),
					map.required("protected_level", "0 to 3").number(0, BeeRegion.MAX_LEVEL));
		} catch (BadInputException e) {
			throw element.because(e);
		}
	}

	private BeeEngine finishedHeader(int number, YamlMap map) throws BadInputException, IOException {
		map.allowing("header_path", "user_key");
		Secret userKey = secrets.key(map.required("user_key", "an AES-128 key"), Secret.KEY_LENGTH);
		YamlValue path = map.required("header_path", "a file");
		try {
			byte[] bytes = InputFile.read(path.path(), "BEE header", BeeHeader.LENGTH);
			return new BeeEngine(number, userKey, BeeHeader.parse(bytes, userKey));
		} catch (BadInputException e) {
			throw path.because(e);
		}
	}
}
