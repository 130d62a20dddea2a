/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.flexspi;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

import org.bootseal.core.BadInputException;
import org.bootseal.core.config.YamlMap;
import org.bootseal.core.device.Device;
import org.bootseal.core.device.DeviceCatalogue;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** FCBs of every device: from bytes to text and back, and from files however their words are swapped. */
class FcbPropertiesTest {

	private static final Path NAME = Path.of("fcb.yaml");

	@Property(tries = 300)
	void anFcbIsReadAsItWasWritten(@ForAll("devices") Device device, @ForAll @IntRange(max = 512) int changes,
			@ForAll Random random) throws BadInputException {
		byte[] bytes = changed(device, changes, random);
		Fcb fcb = Fcb.parse(bytes);
		assertArrayEquals(bytes, fcb.bytes());
		FcbConfiguration configuration = new FcbConfiguration(device, fcb);
		FcbConfiguration again = FcbConfiguration.interpret(YamlMap.parse(NAME, configuration.text()));
		assertEquals(configuration, again);
		assertArrayEquals(bytes, again.fcb().bytes());
	}

	@Property(tries = 100)
	void filesTellTheSame(@ForAll("devices") Device device, @ForAll @IntRange(max = 32) int changes,
			@ForAll Random random) throws BadInputException, IOException {
		byte[] bytes = changed(device, changes, random);
		Path file = Files.createTempFile("fcb", ".bin");
		try {
			Files.write(file, bytes);
			assertArrayEquals(bytes, FcbSource.read(file).fcb().bytes());
			Files.writeString(file, new FcbConfiguration(device, Fcb.parse(bytes)).text());
			FcbSource text = FcbSource.read(file);
			assertArrayEquals(bytes, text.fcb().bytes());
			assertEquals(device, text.device().orElseThrow());
		} finally {
			Files.delete(file);
		}
	}

	/** The FCB that a device begins with, some of its bytes changed behind the tag. */
	private static byte[] changed(Device device, int changes, Random random) {
		byte[] bytes = FcbConfiguration.template(device).fcb().bytes();
		for (int i = 0; i < changes; i++) {
			bytes[4 + random.nextInt(bytes.length - 4)] = (byte) random.nextInt();
		}
		return bytes;
	}

	@Provide
	Arbitrary<Device> devices() {
		return Arbitraries.of(DeviceCatalogue.builtIn().names()).map(name -> {
			try {
				return DeviceCatalogue.builtIn().find(name);
			} catch (BadInputException e) {
				throw new AssertionError(e);
			}
		});
	}
}
