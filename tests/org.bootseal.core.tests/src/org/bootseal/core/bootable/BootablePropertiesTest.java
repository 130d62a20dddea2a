/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.bootable;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;

import org.bootseal.core.BadInputException;
import org.bootseal.core.device.BootMemory;
import org.bootseal.core.device.Device;
import org.bootseal.core.device.DeviceCatalogue;
import org.bootseal.core.firmware.Firmware;
import org.bootseal.core.firmware.FirmwareFormat;
import org.bootseal.core.flexspi.FcbBlocks;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** What holds for all images. */
class BootablePropertiesTest {

	@Property(tries = 200)
	void anImageIsReadAsItWasMade(@ForAll("images") FlashImage image) throws BadInputException {
		assertEquals(image, FlashImageReader.parse(image.bytes(), image.places()));
	}

	@Property(tries = 100)
	void allFormatsHoldTheSame(@ForAll("images") FlashImage image, @ForAll FirmwareFormat format)
			throws BadInputException {
		byte[] file = format.encode(image.address(), image.bytes(), OptionalLong.empty());
		assertArrayEquals(image.bytes(), Firmware.of(file, Path.of("image")).flatten());
	}

	/** Whatever is changed is a part, or an error of its own; nothing is dropped in silence. */
	@Property(tries = 500)
	void aChangedImageIsReadWholeOrRefused(@ForAll("images") FlashImage image, @ForAll @IntRange(max = 100_000) int at,
			@ForAll byte value, @ForAll @IntRange(max = 100_000) int length) {
		byte[] bytes = image.bytes();
		bytes[at % bytes.length] = value;
		byte[] cut = Arrays.copyOf(bytes, 1 + length % bytes.length);
		try {
			FlashImage read = FlashImageReader.parse(cut, image.places());
			byte[] again = read.bytes();
			assertArrayEquals(Arrays.copyOf(cut, again.length), again);
		} catch (BadInputException refused) {
			assertEquals(false, refused.getMessage().isBlank());
		}
	}

	@Provide
	Arbitrary<FlashImage> images() {
		return Arbitraries.randomValue(random -> {
			try {
				return image(random);
			} catch (BadInputException e) {
				throw new AssertionError(e);
			}
		});
	}

	private static FlashImage image(Random random) throws BadInputException {
		List<String> names = DeviceCatalogue.builtIn().names();
		Device device = DeviceCatalogue.builtIn().find(names.get(random.nextInt(names.size())));
		List<BootMemory> memories = device.bootMemories();
		FlashPlaces places = FlashPlaces.of(device, random.nextBoolean() ? FlashPlaces.FLEXSPI_NOR
				: memories.get(random.nextInt(memories.size())).name());
		List<FlashPart> parts = new ArrayList<>();
		for (PartKind kind : places.kinds()) {
			if (kind == PartKind.FCB) {
				parts.add(new FlashPart(kind, places.offset(kind).orElseThrow(), FcbBlocks.quad()));
			} else if (kind == PartKind.HAB_CONTAINER) {
				long offset = places.offset(kind).orElseThrow();
				parts.add(new FlashPart(kind, offset, BootableTest.container(places.base(), (int) offset)));
			} else if (random.nextBoolean()) {
				byte[] bytes = new byte[kind.length()];
				random.nextBytes(bytes);
				parts.add(new FlashPart(kind, places.offset(kind).orElseThrow(), bytes));
			}
		}
		if (random.nextBoolean()) {
			long start = 0x1000L * (3 + random.nextInt(8));
			long offset = places.offset(PartKind.HAB_CONTAINER).orElseThrow();
			parts.add(new FlashPart(PartKind.SECOND_CONTAINER, start + offset,
					BootableTest.container(places.base() + start, (int) offset)));
		}
		// where nothing lies between parts, no file tells what would
		boolean gaps = parts.size() > 1 || parts.get(0).offset() > 0;
		return FlashImage.of(places, 0, gaps ? (byte) (random.nextBoolean() ? 0xFF : 0) : places.fill(), parts);
	}
}
