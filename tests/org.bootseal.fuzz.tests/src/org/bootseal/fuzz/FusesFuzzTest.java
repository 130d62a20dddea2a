/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;

import org.bootseal.core.BadInputException;
import org.bootseal.core.device.DeviceCatalogue;
import org.bootseal.core.otp.FuseMap;
import org.bootseal.core.otp.FuseSnapshot;
import org.bootseal.core.plan.JournalReader;
import org.bootseal.core.verify.FuseList;
import org.bootseal.fuzz.Reading.Bound;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

import com.code_intelligence.jazzer.junit.FuzzTest;

/** What is said about a board's fuses, and what was noted while they were burnt. */
class FusesFuzzTest {

	/** Lines are matched by patterns; a snapshot is text with places. */
	private static final Reading READING = new Reading(new Bound(16 << 20, 16384), BadInputException.class);

	@TempDir
	static Path folder;

	private static FuseMap map;

	@BeforeAll
	static void map() throws Exception {
		map = FuseMap.of(DeviceCatalogue.builtIn().find("MIMXRT1176"));
	}

	@FuzzTest
	void list(byte[] input) throws Exception {
		READING.check(input.length, () -> {
			FuseList list = FuseList.parse(input, Path.of("fuses.txt"), map);
			assertEquals(32, list.srkHash().length);
			list.revoked();
			list.isClosed();
		});
	}

	@FuzzTest
	void snapshot(byte[] input) throws Exception {
		Path file = Files.write(folder.resolve("fuses.yaml"), input);
		READING.check(input.length, () -> {
			FuseSnapshot snapshot = FuseSnapshot.read(file);
			Path again = Files.writeString(folder.resolve("again.yaml"), snapshot.toYaml());
			assertEquals(snapshot, FuseSnapshot.read(again));
		});
	}

	@FuzzTest
	void journal(byte[] input) throws Exception {
		Path file = Files.write(folder.resolve("journal.jsonl"), input);
		READING.check(input.length, () -> JournalReader.unfinished(file));
	}
}
