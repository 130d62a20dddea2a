/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.flexspi;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;

import org.bootseal.core.BadInputException;
import org.bootseal.core.block.BlockField;
import org.bootseal.core.config.YamlDocument;
import org.bootseal.core.config.YamlMap;
import org.bootseal.core.device.Device;
import org.bootseal.core.device.DeviceCatalogue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Blocks as text and back: all reference blocks byte for byte, each field by itself, and bytes that mean nothing. */
class FcbBlockConformanceTest {

	private static final Path NAME = Path.of("fcb.bin");

	static List<Path> blocks() throws IOException {
		try (Stream<Path> all = Files.walk(Path.of(System.getProperty("bootseal.vectors")))) {
			List<Path> found = all
					.filter(path -> path.getFileName().toString().equals("fcb.bin") && path.toFile().length() == 512)
					.sorted()
					.toList();
			assertTrue(found.size() >= 5, "reference blocks: " + found.size());
			return found;
		}
	}

	private static Device device() throws BadInputException {
		return DeviceCatalogue.builtIn().find("MIMXRT1060");
	}

	private static byte[] throughText(byte[] block) throws BadInputException {
		FcbSource source = FcbSource.block(NAME, block, Optional.empty());
		String text = new FcbConfiguration(device(), source.fcb()).text();
		return source.bytes(FcbConfiguration.interpret(YamlMap.parse(NAME, text)).fcb());
	}

	@ParameterizedTest
	@MethodSource("blocks")
	void blocksAreTheSameAfterwards(Path file) throws Exception {
		byte[] block = Files.readAllBytes(file);
		assertArrayEquals(block, throughText(block));
	}

	@ParameterizedTest
	@MethodSource("blocks")
	void eachFieldIsChangedByItself(Path file) throws Exception {
		byte[] block = Files.readAllBytes(file);
		FcbSource source = FcbSource.block(NAME, block, Optional.empty());
		String text = new FcbConfiguration(device(), source.fcb()).text();
		for (BlockField field : Fcb.layout().fields()) {
			if (field.alias() || field.name().equals("tag")) {
				continue;
			}
			YamlDocument document = YamlDocument.parse(NAME, text);
			FcbText read = FcbText.of(document);
			String changed = read.with(field, read.block().get(field) ^ 1).apply(text);
			byte[] bytes = source.bytes(FcbConfiguration.interpret(YamlMap.parse(NAME, changed)).fcb());
			for (int i = 0; i < bytes.length; i++) {
				boolean inField = i >= field.offset() && i < field.offset() + field.bytes();
				assertTrue(inField || bytes[i] == block[i], field.name() + " changes byte " + i);
			}
			YamlDocument other = YamlDocument.parse(NAME, changed);
			assertArrayEquals(block, source.bytes(FcbConfiguration.interpret(YamlMap.parse(NAME,
					FcbText.of(other).with(field, read.block().get(field)).apply(changed))).fcb()), field.name());
		}
	}

	@Test
	void bytesThatMeanNothingStay() throws Exception {
		for (int seed = 0; seed < 200; seed++) {
			byte[] block = new byte[512];
			new Random(seed).nextBytes(block);
			System.arraycopy(new byte[] { 'F', 'C', 'F', 'B' }, 0, block, 0, 4);
			assertArrayEquals(block, throughText(block), "seed " + seed);
		}
	}

	@Test
	void theOrderOfTheBytesStays() throws Exception {
		byte[] straight = FcbMaking.parse(device(), "0xC0000007", "8M").fcb().bytes();
		for (int unit : new int[] { 2, 4 }) {
			byte[] swapped = straight.clone();
			for (int i = 0; i < swapped.length; i++) {
				swapped[i] = straight[i - i % unit + unit - 1 - i % unit];
			}
			assertArrayEquals(swapped, throughText(swapped));
		}
	}
}
