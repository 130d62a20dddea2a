/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

import org.bootseal.core.keys.KeyTree;
import org.bootseal.core.keys.SrkTable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

/** What HAB would make of an image, and what a board logged. */
class ImageVerifyTest {

	@TempDir
	private Path folder;
	private Path image;
	private SrkTable table;

	@BeforeEach
	void signedSample() throws Exception {
		SampleWorkspace workspace = new SampleWorkspace(folder);
		CliRun.of("image", "build", "-c", workspace.file()).exits(ExitCode.DONE);
		image = workspace.output().resolve("led_blinky.bin");
		table = KeyTree.open(SampleWorkspace.keys()).srkTable();
	}

	@Test
	void signedImagePassesUnderItsSrkHash() {
		String hash = HexFormat.of().formatHex(table.hash());
		CliRun.of("image", "verify", image, "--device", "rt1020", "--srk-hash", hash).exits(ExitCode.DONE)
				.says("PASS: HAB logs no event").says("an open part runs it, a closed one runs it")
				.saysNot("provided:");
		CliRun.of("image", "verify", image).exits(ExitCode.DONE).says("provided: the SRK hash was not compared");
	}

	@Test
	void fusesOutOfAList() throws IOException {
		StringBuilder lines = new StringBuilder("# SRK hash\n");
		int word = 24;
		for (int value : table.fuseWords()) {
			lines.append(String.format(Locale.ROOT, "efuse-program-once %d 0x%08X%n", word++, value));
		}
		Path fuses = Files.writeString(folder.resolve("fuses.txt"), lines);
		CliRun.of("image", "verify", image, "--device", "rt1020", "--fuses", fuses).exits(ExitCode.DONE);
		CliRun.of("image", "verify", image, "--device", "rt1020", "--fuses", fuses, "--revoked", "0")
				.exits(ExitCode.FAILED).says("the SRK with index 0 is revoked");
		CliRun.of("image", "verify", image, "--fuses", fuses).exits(ExitCode.BAD_INPUT);
		Path none = Files.writeString(folder.resolve("none.txt"), "nothing\n");
		CliRun.of("image", "verify", image, "--device", "rt1020", "--fuses", none).exits(ExitCode.BAD_INPUT);
	}

	@Test
	void openPartRunsWhatAClosedOneRefuses() throws IOException {
		CliRun.of("image", "verify", image, "--device", "rt1020", "--open").exits(ExitCode.DONE)
				.says("no SRK hash is burnt into the fuses").says("an open part runs it, a closed one does not");
		byte[] changed = Files.readAllBytes(image);
		changed[0x1400] ^= 1;
		Path wrong = Files.write(folder.resolve("wrong.bin"), changed);
		List<JsonObject> events = CliRun.of("image", "verify", wrong, "--json").exits(ExitCode.FAILED).out().lines()
				.map(line -> JsonParser.parseString(line).getAsJsonObject()).toList();
		JsonObject first = events.stream().filter(each -> each.get("event").getAsString().equals("event")).findFirst()
				.orElseThrow();
		assertEquals(0x18, first.get("reason").getAsInt());
		JsonObject last = events.get(events.size() - 1);
		assertEquals("refused", last.get("verdict").getAsString());
		assertTrue(last.get("runsOpen").getAsBoolean());
	}

	@Test
	void eventsInWords() throws IOException {
		CliRun.of("image", "events", "--hex", "db", "00", "08", "43", "33", "22", "0a", "00").exits(ExitCode.DONE)
				.says("HAB event 1: failure: invalid address");
		Path text = Files.writeString(folder.resolve("status.txt"), "HAB Configuration: 0xcc, HAB State: 0x99\n");
		CliRun.of("image", "events", text).exits(ExitCode.DONE).says("closed: only authentic images run")
				.says("trusted");
		CliRun.of("image", "events").exits(ExitCode.BAD_INPUT);
		CliRun.of("image", "events", "--hex", "12").exits(ExitCode.BAD_INPUT);
	}
}
