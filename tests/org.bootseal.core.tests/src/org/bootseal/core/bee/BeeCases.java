/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.bee;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;

import org.bootseal.core.BadInputException;
import org.bootseal.core.xip.Secret;

/** Engines and configurations for tests. */
final class BeeCases {

	static final SecureRandom RANDOM = new SecureRandom();

	private BeeCases() {
		// functions only
	}

	static Secret secret(String hex) {
		return Secret.of(HexFormat.of().parseHex(hex));
	}

	static BeeHeader header(BeeRegion... regions) {
		return new BeeHeader(secret("00112233445566778899aabbccddeeff"), secret("0f0e0d0c0b0a09080706050403020100"),
				new BeeProtection(0, secret("000102030405060708090a0b"), List.of(regions)));
	}

	static Secret userKey() {
		return secret("0123456789abcdeffedcba9876543210");
	}

	static BeeEngine engine(int number, long start, long length) throws BadInputException {
		return new BeeEngine(number, userKey(), header(BeeRegion.of(start, length, 0)));
	}

	/** Puts a case of NXP's tests with the data that it names into one folder. */
	static Path copyCase(String name, Path folder) throws IOException {
		Path vectors = Path.of(System.getProperty("bootseal.vectors"), "bee");
		Path data = vectors.resolve("evkbimxrt1050_iled_blinky_ext_FLASH_unencrypted_nopadding.bin");
		Files.copy(data, folder.resolve(data.getFileName()));
		for (String each : List.of("bee_ehdr0.bin", "bee_ehdr1.bin")) {
			Path header = vectors.resolve(name).resolveSibling(each);
			if (Files.exists(header)) {
				Files.copy(header, folder.resolve(each));
			}
		}
		return Files.copy(vectors.resolve(name), folder.resolve("bee_config.yaml"));
	}
}
