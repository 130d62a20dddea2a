/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

import org.bootseal.core.BadInputException;
import org.bootseal.core.CancelledException;
import org.bootseal.core.Progress;
import org.bootseal.core.config.ConfigurationChecks;
import org.bootseal.core.config.Finding;
import org.bootseal.core.config.Severity;
import org.bootseal.core.config.YamlDocument;
import org.bootseal.core.keys.PasswordSource;

import com.google.gson.Gson;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterProperty;
import net.jqwik.api.lifecycle.BeforeProperty;

/** Whatever stands in the settings of a workspace, the files that are planned can be read again. */
class HostileSettingsTest {

	private static final List<String> KEYS = List.of("processor", "boot_type", "boot_memory", "option0", "option1",
			"flexspi_instance", "fcb", "dcd_path", "source_image", "start_address", "authentication_key", "srk_index",
			"connection", "com_port", "baud_rate", "life_cycle", "flashloader", "version", "fuses", "id", "value",
			"other", "");
	private static final List<String> VALUES = List.of("MIMXRT1060", "mimxrt1176", "Authenticated", "encrypted",
			"XIP Encrypted (BEE OTPMK)", "emmc", "W25Q128JV", "0xC0000007", "0xC1503051", "-1", "99999999999999999999",
			"../../x", "/", "C:\\x", "a'b: [\"", "# no\nnew: line", "IMG9", "IMG1_1", "uart", "COM3", "/dev/tty S0",
			"\u0000");

	private Path folder;

	@BeforeProperty
	void make() throws IOException {
		folder = Files.createTempDirectory("settings");
	}

	@AfterProperty
	void remove() throws IOException {
		try (Stream<Path> paths = Files.walk(folder)) {
			for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
				Files.delete(path);
			}
		}
	}

	@Provide
	Arbitrary<String> json() {
		Arbitrary<Object> leaf = Arbitraries.oneOf(Arbitraries.of(VALUES), Arbitraries.integers(),
				Arbitraries.strings().ofMaxLength(20), Arbitraries.of(true, false));
		Arbitrary<Object> tree = Arbitraries.recursive(() -> leaf, inner -> Arbitraries.oneOf(leaf,
				Arbitraries.maps(Arbitraries.of(KEYS), inner).ofMaxSize(8).map(map -> map),
				inner.list().ofMaxSize(3).map(list -> list)), 0, 3);
		return Arbitraries.maps(Arbitraries.of(KEYS), tree).ofMaxSize(KEYS.size()).map(new Gson()::toJson);
	}

	@Property(tries = 300)
	void whatIsPlannedCanBeReadAgain(@ForAll("json") String json)
			throws IOException, BadInputException, CancelledException {
		Files.writeString(folder.resolve(SecImport.SETTINGS), json);
		Path target = folder.resolve("target");
		ImportPlan plan = SecImport.plan(folder, target, PasswordSource.NONE, Progress.NONE);
		for (ImportedFile file : plan.files()) {
			assertTrue(target.resolve(file.path()).normalize().startsWith(target), file.path());
			if (file.path().endsWith(".bootseal") && file.content() instanceof ImportedFile.Text text) {
				YamlDocument document = YamlDocument.parse(target.resolve(file.path()), text.text());
				// keys are not part of settings, and a signed image can't be without
				List<String> errors = ConfigurationChecks.provisioning(document).stream()
						.filter(finding -> finding.severity() == Severity.ERROR).map(Finding::message)
						.filter(message -> !message.startsWith("the key keys is missing")).toList();
				assertEquals(List.of(), errors, text.text());
			}
		}
	}

	@Property(tries = 300)
	void anyTextIsReadOrRefused(@ForAll String text) throws IOException, CancelledException {
		Files.writeString(folder.resolve(SecImport.SETTINGS), text.replaceAll("[\\ud800-\\udfff]", ""));
		try {
			SecImport.plan(folder, folder.resolve("target"), PasswordSource.NONE, Progress.NONE);
		} catch (BadInputException e) {
			assertTrue(e.getMessage().contains(SecImport.SETTINGS), e.getMessage());
		}
	}
}
