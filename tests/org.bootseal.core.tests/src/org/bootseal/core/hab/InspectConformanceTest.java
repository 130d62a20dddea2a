/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.hab;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.bootseal.core.device.DeviceCatalogue;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Takes the images of the reference implementation and of real boards apart. */
@Tag("conformance")
class InspectConformanceTest {

	private static final CaseList CASES = new CaseList("hab-parse");

	@Test
	void noContainerIsLeftOut() throws IOException {
		try (Stream<Path> folders = Files.list(vectors("hab/parse"))) {
			assertEquals(List.of("rt1050_ext_xip_unsigned", "rt1170_RAM_unsigned"),
					folders.map(folder -> folder.getFileName().toString()).sorted().toList());
		}
	}

	@AfterAll
	static void writeList() throws IOException {
		CASES.write();
	}

	@TestFactory
	Stream<DynamicTest> everyContainer() {
		return Stream.of("rt1050_ext_xip_unsigned", "rt1170_RAM_unsigned").map(name -> CASES.test(name,
				"taken apart into the same parts", () -> containerGivesThePartsOfTheReference(name)));
	}

	private static void containerGivesThePartsOfTheReference(String name) throws IOException {
		Path folder = vectors("hab/parse").resolve(name);
		byte[] file = Files.readAllBytes(folder.resolve("hab_container.bin"));
		ImageReport report = ImageInspector.inspect(file, Optional.empty());
		assertEquals(List.of(), report.problems());
		assertEquals(ImageReport.Kind.HAB_CONTAINER, report.kind());
		assertArrayEquals(Files.readAllBytes(folder.resolve("ivt.bin")), report.ivt().orElseThrow().encode());
		assertArrayEquals(Files.readAllBytes(folder.resolve("bdt.bin")), report.bootData().orElseThrow().encode());
		assertArrayEquals(Files.readAllBytes(folder.resolve("application.bin")), content(file, report, "application"));
	}

	@ParameterizedTest
	@CsvSource({ "rt1040_srk_revoke_command, 2", "rt1050_xip_image_iar_authenticated, 0",
			"rt1060_flashloader_authenticated_nocak, 4", "rt1160_RAM_encrypted, 0",
			"rt1165_flashloader_authenticated, 0",
			"rt1165_semcnand_authenticated, 0", "rt1165_semcnand_encrypted, 0", "rt1170_RAM_authenticated, 0",
			"rt1170_flashloader_authenticated, 0", "rt1170_semcnand_authenticated, 0",
			"rt1173_flashloader_authenticated_ecc, 0" })
	void signedContainerOfTheReferenceVerifies(String name, int problems) throws IOException {
		byte[] file = Files.readAllBytes(vectors("hab/export").resolve(name).resolve("output.bin"));
		ImageReport report = ImageInspector.inspect(file, Optional.empty());
		assertEquals(problems, report.problems().size(), report.problems()::toString);
		assertEquals(problems == 0, report.isVerified(), report::toString);
		assertEquals(2, report.signatures().size());
	}

	@Test
	void everyRecordedContainerIsPutTogetherAgain() throws Exception {
		List<Path> containers = new ArrayList<>();
		try (Stream<Path> files = Files.walk(vectors("hab"))) {
			files.filter(file -> file.endsWith("output.bin") || file.endsWith("hab_container.bin"))
					.forEach(containers::add);
		}
		try (Stream<Path> files = Files.list(vectors("mcu/rt102x/output"))) {
			files.filter(file -> file.toString().endsWith("_nopadding.bin") || file.toString().contains("_sdhc_"))
					.forEach(containers::add);
		}
		assertEquals(33, containers.size());
		for (Path container : containers) {
			byte[] bytes = Files.readAllBytes(container);
			assertArrayEquals(bytes, HabContainer.parse(bytes).encode(), container::toString);
		}
	}

	@Test
	void flashloaderWithItsIvtInside() throws Exception {
		byte[] file = Files.readAllBytes(vectors("mcu/rt102x").resolve("ivt_flashloader.bin"));
		ImageReport report = ImageInspector.inspect(file, Optional.of(DeviceCatalogue.builtIn().find("MIMXRT1020")));
		assertEquals(List.of(), report.problems());
		assertEquals(ImageReport.Kind.IMAGE_WITH_IVT, report.kind());
		assertEquals(0x400, report.ivtOffset().orElseThrow());
		assertEquals(0x20208400L, report.ivt().orElseThrow().self());
	}

	@Test
	void imagesOfTheOlderToolNeverFail() throws IOException {
		TreeSet<String> kinds = new TreeSet<>();
		try (Stream<Path> files = Files.list(vectors("mcu/rt102x/output"))) {
			for (Path file : files.sorted().toList()) {
				ImageReport report = ImageInspector.inspect(Files.readAllBytes(file), Optional.empty());
				String name = file.getFileName().toString();
				// keys of the other fields than the image's are not ours to know; an encrypted header hides the IVT
				boolean hidden = name.contains("bee_userkey");
				assertEquals(!hidden, report.ivt().isPresent(), name);
				if (name.contains("signed") && !name.contains("unsigned")) {
					assertTrue(report.isVerified(), () -> name + " " + report);
				}
				kinds.add(report.kind().name());
			}
		}
		assertEquals(new TreeSet<>(List.of("HAB_CONTAINER", "IMAGE_WITH_IVT", "UNKNOWN")), kinds);
	}

	private static byte[] content(byte[] file, ImageReport report, String name) {
		ImageReport.Part part = report.parts().stream().filter(one -> one.name().equals(name)).findFirst()
				.orElseThrow();
		return Arrays.copyOfRange(file, (int) part.offset(), (int) (part.offset() + part.length()));
	}

	private static Path vectors(String folder) {
		return Path.of(System.getProperty("bootseal.vectors")).resolve(folder);
	}
}
