/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.otp;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Random;
import java.util.TreeMap;

import org.bootseal.core.BadInputException;
import org.bootseal.core.device.Device;
import org.bootseal.core.device.DeviceCatalogue;
import org.bootseal.core.verify.FuseList;
import org.junit.jupiter.api.Test;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What is written about the fuses of any part is read as it was written. */
class FuseFilesPropertiesTest {

	private static Map<Integer, Integer> values(FuseMap map, Random random) {
		Map<Integer, Integer> values = new TreeMap<>();
		for (FuseWord word : map.words()) {
			if (random.nextInt(4) != 0) {
				values.put(word.index(), random.nextBoolean() ? random.nextInt() : random.nextInt(4));
			}
		}
		return values;
	}

	@Property(tries = 200)
	void aSnapshotIsReadAsItWasWritten(@ForAll("devices") Device device, @ForAll Random random)
			throws BadInputException, IOException {
		FuseSnapshot snapshot = new FuseSnapshot(device.name(), values(FuseMap.of(device), random));
		Path file = Files.createTempFile("fuses", ".yaml");
		try {
			Files.writeString(file, snapshot.toYaml());
			assertEquals(snapshot, FuseSnapshot.read(file));
		} finally {
			Files.delete(file);
		}
	}

	@Property(tries = 300)
	void aListIsReadHoweverItsLinesLook(@ForAll("devices") Device device, @ForAll Random random)
			throws BadInputException {
		FuseMap map = FuseMap.of(device);
		Map<Integer, Integer> values = values(map, random);
		values.put(map.closeWord().index(), random.nextInt());
		StringBuilder text = new StringBuilder("fuses of a board\r\n");
		for (Map.Entry<Integer, Integer> each : values.entrySet()) {
			text.append(line(map.word(each.getKey()), each.getValue(), random))
					.append(random.nextBoolean() ? "\n" : "\r\n");
		}
		FuseList list = FuseList.parse(text.toString().getBytes(StandardCharsets.UTF_8), Path.of("fuses.txt"), map);

		ByteBuffer hash = ByteBuffer.allocate(32).order(ByteOrder.LITTLE_ENDIAN);
		map.srkHashWords().forEach(word -> hash.putInt(values.getOrDefault(word.index(), 0)));
		assertArrayEquals(hash.array(), list.srkHash());
		assertEquals((values.get(map.closeWord().index()) & map.closeMask()) != 0, list.isClosed());
		int revoked = 0;
		for (int i = 0; i < 4; i++) {
			int bits = values.getOrDefault(map.srkRevokeWord().index(), 0) & map.srkRevokeMask(OptionalInt.of(i));
			revoked |= bits == 0 ? 0 : 1 << i;
		}
		assertEquals(revoked, list.revoked());
	}

	private static String line(FuseWord word, int value, Random random) {
		String which = switch (random.nextInt(3)) {
		case 0 -> String.valueOf(word.index());
		case 1 -> String.format("0x%02X", word.index());
		default -> random.nextBoolean() ? word.name() : word.name().toLowerCase(Locale.ROOT);
		};
		String between = switch (random.nextInt(4)) {
		case 0 -> " ";
		case 1 -> ": ";
		case 2 -> " = ";
		default -> "\t|   ";
		};
		String hex = random.nextBoolean() ? String.format("0x%X", value) : String.format("%08x", value);
		return (random.nextBoolean() ? "  " : "") + which + between + hex + (random.nextBoolean() ? "  (read)" : "");
	}

	@Test
	void linesOfBlanksTakeNoTime() throws BadInputException {
		FuseMap map = FuseMap.of(DeviceCatalogue.builtIn().find("rt1020"));
		String text = "22" + " ".repeat(1_000_000) + "x\n22" + "\t".repeat(1_000_000) + ": 0xC\n";
		FuseList list = FuseList.parse(text.getBytes(StandardCharsets.UTF_8), Path.of("fuses.txt"), map);
		assertEquals(0, list.revoked());
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
