/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import org.bootseal.core.bee.BeeConfiguration;
import org.bootseal.core.bootable.BootableConfiguration;
import org.bootseal.core.device.DeviceCatalogue;
import org.bootseal.core.flexspi.FcbConfiguration;
import org.bootseal.core.hab.CaseList;
import org.bootseal.core.hab.HabConfiguration;
import org.bootseal.core.hab.HabWarning;
import org.bootseal.core.keys.PasswordSource;
import org.bootseal.core.otfad.OtfadConfiguration;
import org.bootseal.core.xmcd.XmcdConfiguration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Every mistake in every configuration of NXP's tests is told with its place. */
@Tag("conformance")
class MistakesConformanceTest {

	private static final CaseList CASES = new CaseList("mistakes");
	/** The encrypted test keys of the reference implementation have this password. */
	private static final String PASSWORD = "test";
	private static final DeviceCatalogue DEVICES = DeviceCatalogue.builtIn();

	@TempDir
	static Path folder;

	@BeforeAll
	static void prepare() throws IOException {
		copy();
		complete();
	}

	private static void copy() throws IOException {
		Path vectors = Path.of(System.getProperty("bootseal.vectors"));
		try (Stream<Path> files = Files.walk(vectors)) {
			for (Path file : files.toList()) {
				Path copied = folder.resolve(vectors.relativize(file).toString());
				if (Files.isDirectory(file)) {
					Files.createDirectories(copied);
				} else if (!file.getFileName().toString().equals("output.bin")) {
					Files.copy(file, copied);
				}
			}
		}
	}

	/** What configurations name and their folders do not hold. */
	private static void complete() throws IOException {
		for (Path file : files("bee", "bee_config.*\\.yaml")) {
			Path data = folder.resolve("bee/evkbimxrt1050_iled_blinky_ext_FLASH_unencrypted_nopadding.bin");
			Files.copy(data, file.resolveSibling(data.getFileName()), StandardCopyOption.REPLACE_EXISTING);
		}
		Files.write(folder.resolve("otfad/blink_fspi2_xip_cm33_ahab.bin"), new byte[0x1000]);
		Path flash = folder.resolve("bootable/mimxrt1050/flexspi_nor/fcb_hab");
		Files.copy(flash.resolve("fcb.bin"), flash.resolve("segment_fcb.bin"));
		Files.copy(flash.resolve("hab_container.bin"), flash.resolve("segment_hab_container.bin"));
		Path random = folder.resolve("hab/export/rt1165_semcnand_encrypted_random");
		for (String keys : List.of("crts", "keys")) {
			try (Stream<Path> files = Files.list(folder.resolve("hab/export").resolve(keys))) {
				Path copy = Files.createDirectories(random.resolve(keys));
				for (Path file : files.toList()) {
					Files.copy(file, copy.resolve(file.getFileName()));
				}
			}
		}
	}

	@AfterAll
	static void report() throws IOException {
		CASES.write();
	}

	private static DynamicTest test(Path file, Mistakes.Reader reader, int every, String... freeText) {
		String name = folder.relativize(file).toString();
		return CASES.test(name, "every mistake is told with its place", () -> {
			reader.read(file);
			assertEquals("", String.join("\n", new Mistakes(file, reader, Set.of(freeText)).make(every)));
		});
	}

	private static List<Path> files(String below, String pattern) {
		try (Stream<Path> files = Files.walk(folder.resolve(below))) {
			List<Path> found = files.filter(file -> file.getFileName().toString().matches(pattern)).sorted().toList();
			assertFalse(found.isEmpty(), below);
			return found;
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	@TestFactory
	List<DynamicTest> hab() {
		List<DynamicTest> tests = new ArrayList<>();
		for (Path file : files("hab/export", "config.*\\.yaml")) {
			tests.add(test(file, each -> {
				HabConfiguration read = HabConfiguration.read(each, DEVICES);
				read.recipe(path -> PASSWORD.toCharArray());
				return read.warnings().stream().map(HabWarning::message).toList();
			}, 1, "Header_Version", "Header_EngineConfiguration", "Signer"));
		}
		return tests;
	}

	@TestFactory
	List<DynamicTest> xip() {
		List<DynamicTest> tests = new ArrayList<>();
		for (Path file : files("bee", ".*\\.yaml")) {
			if (file.getParent().getFileName().toString().endsWith("_overlap")) {
				// wrong as it is, and meant to be; see BeeConformanceTest
				continue;
			}
			tests.add(test(file, each -> {
				try (BeeConfiguration read = BeeConfiguration.read(each, new SecureRandom())) {
					return read.warnings();
				}
			}, 1, "output_folder", "output_name", "header_name"));
		}
		for (Path file : files("otfad", ".*\\.yaml")) {
			tests.add(test(file, each -> {
				try (OtfadConfiguration read = OtfadConfiguration.read(each)) {
					return read.warnings();
				}
			}, 1, "output_folder", "output_name"));
		}
		return tests;
	}

	@TestFactory
	List<DynamicTest> blocks() {
		List<DynamicTest> tests = new ArrayList<>();
		for (Path file : files("fcb", ".*\\.yaml")) {
			tests.add(test(file, each -> {
				FcbConfiguration.read(each);
				return List.of();
			}, 23));
		}
		for (Path file : files("xmcd", ".*\\.yaml")) {
			tests.add(test(file, each -> {
				XmcdConfiguration.read(each);
				return List.of();
			}, 5));
		}
		return tests;
	}

	@TestFactory
	List<DynamicTest> bootable() {
		List<DynamicTest> tests = new ArrayList<>();
		for (Path file : files("bootable", "config\\.yaml")) {
			tests.add(test(file,
					each -> BootableConfiguration.read(each, PasswordSource.NONE, Clock.systemUTC()).warnings(), 1));
		}
		return tests;
	}
}
