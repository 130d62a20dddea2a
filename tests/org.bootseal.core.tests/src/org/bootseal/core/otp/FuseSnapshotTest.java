/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.otp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

import org.bootseal.core.BadInputException;
import org.bootseal.core.device.DeviceCatalogue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class FuseSnapshotTest {

	@TempDir
	private Path folder;

	static Iterable<String> devices() {
		return DeviceCatalogue.builtIn().names();
	}

	@ParameterizedTest
	@MethodSource("devices")
	void whatIsWrittenIsReadAgain(String device) throws IOException, BadInputException {
		Map<Integer, Integer> values = new HashMap<>();
		for (FuseWord word : FuseMap.of(DeviceCatalogue.builtIn().find(device)).words()) {
			if (word.index() % 5 != 4) {
				values.put(word.index(), word.index() * 0x9E3779B9);
			}
		}
		FuseSnapshot snapshot = new FuseSnapshot(device, values);
		assertEquals(snapshot, FuseSnapshot.read(Files.writeString(folder.resolve("f.yaml"), snapshot.toYaml())));
	}

	@Test
	void peopleCanReadIt() throws BadInputException {
		String text = new FuseSnapshot("MIMXRT1020", Map.of(6, 0x12, 24, 0xFFFFFFFF)).toYaml();
		assertTrue(text.contains("\n  6: 0x00000012  # BOOT_CFG1\n"), text);
		assertTrue(text.contains("\n  # 25: not readable, SRK_HASH[223:192]\n"), text);
	}

	@ParameterizedTest
	@CsvSource({ "'device: MIMXRT1020\nwords: {48: 1}', 48",
			"'device: MIMXRT1020\nwords: {6: 0x100000000}', 0x100000000",
			"'device: MIMXRT1020\nwords: {6: 1, 0x6: 1}', fuse word 6 is there twice",
			"'device: MIMXRT9\nwords: {}', MIMXRT9", "'words: {}', device", "'device: MIMXRT1020\nfuses: {}', fuses" })
	void whatIsWrongIsNamed(String text, String named) throws IOException {
		Path file = Files.writeString(folder.resolve("f.yaml"), text);
		String message = assertThrows(BadInputException.class, () -> FuseSnapshot.read(file)).getMessage();
		assertTrue(message.contains(named), message);
	}
}
