/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.otfad;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.bootseal.core.BadInputException;
import org.bootseal.core.config.BadConfigurationException;
import org.bootseal.core.config.YamlMap;
import org.bootseal.core.config.YamlValue;
import org.bootseal.core.device.Device;
import org.bootseal.core.device.DeviceCatalogue;
import org.bootseal.core.device.XipLayout;
import org.bootseal.core.firmware.FirmwareFormat;
import org.bootseal.core.xip.AddressRange;
import org.bootseal.core.xip.DataBlob;
import org.bootseal.core.xip.DataBlobReader;
import org.bootseal.core.xip.Secret;
import org.bootseal.core.xip.SecretReader;

/** Reads configurations of "nxpimage otfad export" as SPSDK 3.10 does. */
final class OtfadConfigurationReader {

	private static final long U32_MAX = 0xFFFF_FFFFL;
	private static final long DEFAULT_ALIGNMENT = 512;
	private static final long MAX_ALIGNMENT = 1 << 20;

	private final Path file;
	private final List<String> warnings = new ArrayList<>();
	private final SecretReader secrets = new SecretReader(warnings);
	private long lowest = Long.MAX_VALUE;

	OtfadConfigurationReader(Path file) {
		this.file = file;
	}

	OtfadConfiguration read() throws BadInputException, IOException {
		YamlMap top = YamlMap.read(file);
		top.allowing("family", "revision", "output_folder", "output_format", "output_name", "keyblob_name",
				"encrypted_name", "generate_readme", "kek", "otfad_table_address", "data_blobs", "key_blobs",
				"key_scramble", "index", "data_alignment").ignoring("revision", "generate_readme");
		Device device = device(top.required("family", "a name such as mimxrt1010"));
		Secret kek = secrets.key(top.required("kek", "the key encryption key"), Secret.KEY_LENGTH);
		long tableAddress = top.required("otfad_table_address", "where the key blob stands").number(0, U32_MAX);
		OtfadTable table = table(top.required("key_blobs", "one to four contexts"));
		List<DataBlob> data = DataBlobReader.read(top, warnings);
		data.forEach(blob -> lowest = Math.min(lowest, blob.address()));
		warnOfPlainData(top, data, table);
		return new OtfadConfiguration(device, kek, scramble(top), table, tableAddress, data, lowest,
				number(top, "data_alignment", DEFAULT_ALIGNMENT, MAX_ALIGNMENT), (int) number(top, "index", 1, 2),
				outputs(top), warnings);
	}

	private static Device device(YamlValue family) throws BadInputException {
		try {
			Device device = DeviceCatalogue.builtIn().find(family.text());
			if (device.xip().engine() != XipLayout.Engine.OTFAD) {
				throw family.problem(device + " has no OTFAD, it has " + device.xip().engine());
			}
			return device;
		} catch (BadInputException e) {
			throw family.because(e);
		}
	}

	private static long number(YamlMap top, String key, long initial, long most) throws BadConfigurationException {
		Optional<YamlValue> value = top.optional(key);
		return value.isPresent() ? value.get().number(1, most) : initial;
	}

	private OtfadTable table(YamlValue list) throws BadInputException {
		List<OtfadContext> contexts = new ArrayList<>();
		for (YamlValue element : list.elements()) {
			contexts.add(context(element));
		}
		if (contexts.isEmpty()) {
			throw list.problem("found no context, expected one to four");
		}
		try {
			return OtfadTable.of(contexts);
		} catch (BadInputException e) {
			throw list.because(e);
		}
	}

	private OtfadContext context(YamlValue element) throws BadInputException {
		YamlMap map = element.map().allowing("aes_key", "aes_ctr", "start_address", "end_address",
				"aes_decryption_enable", "valid", "read_only");
		Secret key = secrets.number(map.required("aes_key", "an AES-128 key"), Secret.KEY_LENGTH);
		Secret counter = secrets.number(map.required("aes_ctr", "8 bytes"), OtfadContext.COUNTER_LENGTH);
		long start = map.required("start_address", "the first address").number(0, U32_MAX);
		YamlValue endValue = map.required("end_address", "the last address");
		long end = endValue.number(0, U32_MAX);
		int flags = flag(map, "valid", OtfadContext.VALID) | flag(map, "aes_decryption_enable", OtfadContext.DECRYPT)
				| flag(map, "read_only", OtfadContext.READ_ONLY);
		try {
			OtfadContext context = OtfadContext.of(key, counter, start, end, flags);
			long rest = end % AddressRange.GRANULE;
			if (rest != 0 && rest != AddressRange.GRANULE - 1) {
				warnings.add(String.format(Locale.ROOT, "%s: OTFAD decrypts whole KiB, so the range ends at 0x%08X",
						endValue.place(), (end | AddressRange.GRANULE - 1) + 1));
			}
			lowest = Math.min(lowest, start);
			return context;
		} catch (BadInputException e) {
			throw element.because(e);
		}
	}

	private static int flag(YamlMap map, String key, int bit) throws BadConfigurationException {
		Optional<YamlValue> value = map.optional(key);
		return value.isEmpty() || value.get().flag() ? bit : 0;
	}

	private void warnOfPlainData(YamlMap top, List<DataBlob> data, OtfadTable table) {
		OtfadEncryption encryption = new OtfadEncryption(table);
		if (!data.isEmpty() && data.stream().allMatch(blob -> encryption.covered(blob.range()) == 0)) {
			warnings.add(top.optional("data_blobs").orElseThrow().place()
					+ ": none of the data lie in a context that decrypts, so nothing is encrypted");
		}
	}

	private static Optional<KeyScramble> scramble(YamlMap top) throws BadInputException {
		Optional<YamlValue> value = top.optional("key_scramble");
		if (value.isEmpty()) {
			return Optional.empty();
		}
		YamlMap map = value.get().map().allowing("key_scramble_mask", "key_scramble_align");
		return Optional.of(KeyScramble.of(map.required("key_scramble_mask", "a word").number(0, U32_MAX),
				map.required("key_scramble_align", "a byte").number(0, 0xFF)));
	}

	private static OtfadConfiguration.Outputs outputs(YamlMap top) throws BadConfigurationException {
		Optional<YamlValue> format = top.optional("output_format");
		return new OtfadConfiguration.Outputs(top.required("output_folder", "a folder").path(),
				format.isPresent() ? FirmwareFormat.of(format.get()) : FirmwareFormat.BIN,
				name(top, "output_name", "otfad_whole_image"), name(top, "keyblob_name", "OTFAD_Table"),
				name(top, "encrypted_name", "encrypted_blobs"));
	}

	private static String name(YamlMap top, String key, String initial) throws BadConfigurationException {
		Optional<YamlValue> name = top.optional(key);
		if (name.isEmpty()) {
			return initial;
		}
		return name.get().isBlank() ? "" : name.get().text();
	}
}
