/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.fuzz;

import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

import org.bootseal.core.BadInputException;
import org.bootseal.core.bootlog.BoardLog;
import org.bootseal.core.device.Device;
import org.bootseal.core.device.DeviceCatalogue;
import org.bootseal.core.verify.FileVerifier;
import org.bootseal.core.verify.TargetPart;
import org.bootseal.core.verify.Verification;
import org.bootseal.fuzz.Reading.Bound;
import org.junit.jupiter.api.BeforeAll;

import com.code_intelligence.jazzer.junit.FuzzTest;

/** Images that nobody may trust, and what boards are said to have logged. */
class VerifyFuzzTest {

	/** Keys, certificates and sentences for each command; the bytes themselves are not copied often. */
	private static final Reading READING = new Reading(new Bound(32 << 20, 4096), BadInputException.class);

	private static final Instant NOW = Instant.parse("2026-03-04T05:06:07Z");

	private static TargetPart part;

	@BeforeAll
	static void part() throws Exception {
		Device device = DeviceCatalogue.builtIn().find("MIMXRT1020");
		part = TargetPart.of(Optional.of(device));
	}

	@FuzzTest
	void image(byte[] input) throws Exception {
		READING.check(input.length, () -> {
			for (Verification verification : FileVerifier.verify(input, Path.of("input.bin"), part, NOW)) {
				assertFalse(verification.toString().isEmpty());
				verification.events().forEach(event -> event.explanation());
			}
		});
	}

	@FuzzTest
	void boardLog(byte[] input) throws Exception {
		READING.check(input.length, () -> BoardLog.parse(input).toString());
	}
}
