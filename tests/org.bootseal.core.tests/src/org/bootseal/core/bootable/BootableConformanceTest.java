/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.bootable;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

import org.bootseal.core.device.DeviceCatalogue;
import org.bootseal.core.keys.PasswordSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole images of NXP's own tests. */
@Tag("conformance")
class BootableConformanceTest {

	private final Path vectors = Path.of(System.getProperty("bootseal.vectors"), "bootable", "mimxrt1050",
			"flexspi_nor");

	@TempDir
	private Path folder;

	private static BootableConfiguration read(Path file) throws Exception {
		return BootableConfiguration.read(file, PasswordSource.NONE, Clock.systemUTC());
	}

	private static FlashPlaces places() throws Exception {
		return FlashPlaces.of(DeviceCatalogue.builtIn().find("MIMXRT1050"), "flexspi_nor");
	}

	@Test
	void fcbBeeHeadersAndContainer() throws Exception {
		byte[] expected = Files.readAllBytes(vectors.resolve("fcb_bee_hab/merged_image.bin"));
		FlashImage image = read(vectors.resolve("fcb_bee_hab/config.yaml")).image();

		assertArrayEquals(expected, image.bytes());
		assertEquals(image, FlashImageReader.parse(expected, places()));
		assertEquals(List.of(PartKind.FCB, PartKind.BEE_HEADER_0, PartKind.BEE_HEADER_1, PartKind.HAB_CONTAINER),
				image.parts().stream().map(FlashPart::kind).toList());
	}

	/**
	 * This image was made for tests of taking apart. The parts have other names in its configuration, and its gaps are
	 * 0x00, where NXP's tool and this one put 0xFF into flash images.
	 */
	@Test
	void fcbAndContainerWithZerosBetween() throws Exception {
		Path source = vectors.resolve("fcb_hab");
		Files.write(folder.resolve("segment_fcb.bin"), Files.readAllBytes(source.resolve("fcb.bin")));
		Files.write(folder.resolve("segment_hab_container.bin"),
				Files.readAllBytes(source.resolve("hab_container.bin")));
		String text = Files.readString(source.resolve("config.yaml"));
		byte[] expected = Files.readAllBytes(source.resolve("merged_image.bin"));

		FlashImage zeros = read(Files.writeString(folder.resolve("zeros.yaml"), text + "\nimage_pattern: zeros\n"))
				.image();
		assertArrayEquals(expected, zeros.bytes());
		assertEquals(zeros, FlashImageReader.parse(expected, places()));

		FlashImage ones = read(Files.writeString(folder.resolve("ones.yaml"), text)).image();
		assertEquals(zeros.parts(), ones.parts());
		for (int i = 0; i < expected.length; i++) {
			boolean gap = i >= 0x200 && i < 0x1000;
			assertEquals(gap ? (byte) 0xFF : expected[i], ones.bytes()[i], "offset " + i);
		}
	}

	@Test
	void theTextOfAnFcbGivesTheSame() throws Exception {
		Path source = vectors.resolve("fcb_hab");
		for (String name : List.of("segment_fcb.yaml", "hab_container.bin")) {
			Files.write(folder.resolve(name), Files.readAllBytes(source.resolve(name)));
		}
		Path file = Files.writeString(folder.resolve("c.yaml"), "family: rt105x\nmemory_type: flexspi_nor\n"
				+ "fcb: segment_fcb.yaml\nhab_container: hab_container.bin\nimage_pattern: zeros\n");

		assertArrayEquals(Files.readAllBytes(source.resolve("merged_image.bin")), read(file).image().bytes());
	}
}
