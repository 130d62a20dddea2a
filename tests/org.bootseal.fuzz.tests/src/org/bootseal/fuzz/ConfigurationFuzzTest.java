/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.fuzz;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

import org.bootseal.core.BadInputException;
import org.bootseal.core.Progress;
import org.bootseal.core.bd.BdReader;
import org.bootseal.core.bd.HabConversion;
import org.bootseal.core.bee.BeeConfiguration;
import org.bootseal.core.bootable.BootableConfiguration;
import org.bootseal.core.config.ProvisioningFile;
import org.bootseal.core.config.YamlDocument;
import org.bootseal.core.config.YamlMap;
import org.bootseal.core.config.YamlPath;
import org.bootseal.core.device.Device;
import org.bootseal.core.device.DeviceCatalogue;
import org.bootseal.core.flexspi.FcbCSource;
import org.bootseal.core.flexspi.FcbConfiguration;
import org.bootseal.core.flexspi.MemoryConfiguration;
import org.bootseal.core.hab.HabConfiguration;
import org.bootseal.core.keys.PasswordSource;
import org.bootseal.core.otfad.OtfadConfiguration;
import org.bootseal.core.provision.ProvisioningReview;
import org.bootseal.core.xmcd.XmcdConfiguration;
import org.bootseal.fuzz.Reading.Bound;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

import com.code_intelligence.jazzer.junit.FuzzTest;

/** What people write: configurations, also with the files that they name. */
class ConfigurationFuzzTest {

	/** Text is read into values, each with its place, and the files beside it are read too. */
	private static final Reading READING = new Reading(new Bound(32 << 20, 16384), BadInputException.class);

	/** Each change that may mend a finding is tried by a review of its own; there are at most 64 of them for a text. */
	private static final Reading REVIEW = new Reading(new Bound(65 * (4 << 20), 65 * 16384), BadInputException.class);

	private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-04T05:06:07Z"), ZoneOffset.UTC);
	private static final DeviceCatalogue DEVICES = DeviceCatalogue.builtIn();

	@TempDir
	static Path folder;

	static InputFolder files;

	@BeforeAll
	static void companions() throws Exception {
		files = InputFolder.withCompanions(folder);
	}

	@FuzzTest
	void yaml(byte[] input) throws Exception {
		String text = new String(input, StandardCharsets.UTF_8);
		READING.check(input.length, () -> {
			Path file = Path.of("input.bootseal");
			YamlDocument document = YamlDocument.parse(file, text);
			document.problemRange();
			document.placeAt(text.length() / 2);
			for (YamlPath path : document.children(YamlPath.of())) {
				document.valueRange(path);
			}
			YamlMap.parse(file, text).values();
		});
	}

	@FuzzTest
	void hab(byte[] input) throws Exception {
		Path file = files.put("input.yaml", input);
		READING.check(input.length, () -> HabConfiguration.read(file, DEVICES));
	}

	@FuzzTest
	void memory(byte[] input) throws Exception {
		Path file = files.put("input.memcfg.yaml", input);
		READING.check(input.length, () -> MemoryConfiguration.read(file));
	}

	@FuzzTest
	void provisioning(byte[] input) throws Exception {
		Path file = files.put("input.bootseal", input);
		String text = new String(input, StandardCharsets.UTF_8);
		REVIEW.check(input.length, () -> {
			ProvisioningReview.of(YamlDocument.parse(file, text), Progress.NONE).findings();
			ProvisioningFile.read(file);
		});
	}

	@FuzzTest
	void bd(byte[] input) throws Exception {
		Path file = files.put("input.bd", input);
		READING.check(input.length, () -> HabConversion.convert(BdReader.read(file),
				List.of(files.companion("app.srec")), folder.resolve("converted.yaml")));
	}

	@FuzzTest
	void fcb(byte[] input) throws Exception {
		Path file = files.put("input.fcb.yaml", input);
		READING.check(input.length, () -> FcbConfiguration.read(file).text());
	}

	@FuzzTest
	void fcbSource(byte[] input) throws Exception {
		String text = new String(input, StandardCharsets.UTF_8);
		Optional<Device> device = Optional.of(DEVICES.find("MIMXRT1060"));
		READING.check(input.length, () -> FcbCSource.parse(Path.of("input.c"), text, device));
	}

	@FuzzTest
	void xmcd(byte[] input) throws Exception {
		Path file = files.put("input.xmcd.yaml", input);
		READING.check(input.length, () -> XmcdConfiguration.read(file).text());
	}

	@FuzzTest
	void bee(byte[] input) throws Exception {
		Path file = files.put("input.bee.yaml", input);
		READING.check(input.length, () -> BeeConfiguration.read(file, new SecureRandom()).close());
	}

	@FuzzTest
	void otfad(byte[] input) throws Exception {
		Path file = files.put("input.otfad.yaml", input);
		READING.check(input.length, () -> OtfadConfiguration.read(file).close());
	}

	@FuzzTest
	void bootable(byte[] input) throws Exception {
		Path file = files.put("input.flash.yaml", input);
		READING.check(input.length, () -> BootableConfiguration.read(file, PasswordSource.NONE, CLOCK).image().bytes());
	}
}
