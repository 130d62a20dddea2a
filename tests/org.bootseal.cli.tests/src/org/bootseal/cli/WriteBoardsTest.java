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
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.bootseal.board.VirtualBoard;
import org.bootseal.core.BadInputException;
import org.bootseal.core.plan.Outcome;
import org.bootseal.core.runlog.LoggedRun;
import org.bootseal.core.runlog.RunFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

/** Several boards at once: each goes its own way, and a table says how. */
class WriteBoardsTest {

	private static final int SRK_HASH = 24;
	private static final Pattern TOKEN = Pattern.compile("token: ([0-9a-f]+)");

	@TempDir
	private Path folder;
	private SampleWorkspace workspace;

	@BeforeEach
	void sample() throws IOException {
		workspace = new SampleWorkspace(folder);
	}

	private Path state(int number) {
		return folder.resolve("board" + number + ".json");
	}

	private VirtualBoard board(int number) throws IOException, BadInputException {
		return VirtualBoard.open(state(number));
	}

	private Object[] write(int boards, Object... more) {
		List<Object> arguments = new ArrayList<>(List.of("write", workspace.file()));
		for (int i = 0; i < boards; i++) {
			arguments.add("--board");
			arguments.add("virtual:" + state(i));
		}
		arguments.addAll(List.of(more));
		return arguments.toArray();
	}

	private Path logs() {
		return workspace.output().resolve("boards");
	}

	private List<Path> logs(String ending) throws IOException {
		try (var files = Files.list(logs())) {
			return files.filter(file -> file.toString().endsWith(ending)).sorted().toList();
		}
	}

	@Test
	void eightBoardsAreWrittenEachWithALogAndARecord() throws IOException, BadInputException {
		CliRun.of(write(8)).exits(ExitCode.DONE).says("on 8 boards").says("8 of 8 boards done")
				.says("[9/15] Write the image");
		byte[] image = Files.readAllBytes(workspace.output().resolve("led_blinky.bin"));
		for (int i = 0; i < 8; i++) {
			assertEquals(0, board(i).readFuse(SRK_HASH), "the default never burns");
			assertEquals(List.of(), differences(image, board(i).readFlash(0x1000, image.length)));
		}
		assertEquals(8, logs(".log").size());
		for (Path log : logs(".log")) {
			assertTrue(Files.readString(log).contains("SUCCESS: Write led_blinky.bin"), log.toString());
		}
		Set<String> boards = logs(".run.json").stream().map(WriteBoardsTest::read).map(LoggedRun::board)
				.collect(Collectors.toSet());
		assertEquals(8, boards.size());
	}

	private static LoggedRun read(Path file) {
		try {
			return RunFile.read(file);
		} catch (IOException | BadInputException e) {
			throw new AssertionError(e);
		}
	}

	private static List<Integer> differences(byte[] wanted, byte[] found) {
		List<Integer> places = new ArrayList<>();
		for (int i = 0; i < wanted.length; i++) {
			if (wanted[i] != found[i]) {
				places.add(i);
			}
		}
		return places;
	}

	/** One runs its application already, so it is not on the bus. */
	@Test
	void aBoardThatIsNotThereDisturbsNoOther() throws IOException, BadInputException {
		CliRun.of("write", workspace.file(), "--state", state(1)).exits(ExitCode.DONE);
		CliRun.of("board", "virtual", "--state", state(1), "--pins", "internal", "--power-cycle").exits(ExitCode.DONE);
		CliRun.of(write(3)).exits(ExitCode.NO_BOARD).says("2 of 3 boards done").says("no board was found");
		assertEquals(List.of(Outcome.OK, Outcome.FAILED, Outcome.OK), logs(".run.json").stream()
				.map(WriteBoardsTest::read).map(run -> run.record().orElseThrow().outcome()).toList());
	}

	/** A fault befalls all of them here, which is the worst that can happen. */
	@Test
	void allMayFail() throws IOException {
		Path faults = Files.writeString(folder.resolve("faults.yaml"),
				"faults:\n  - { at: mboot flash-erase-region, do: status 20106, always: true }\n");
		CliRun.of(write(2, "--faults", faults)).exits(ExitCode.FAILED).says("0 of 2 boards done")
				.says("trying again, 2 of 2");
	}

	@Test
	void eachBoardHasItsOwnToken() throws IOException, BadInputException {
		workspace.replace("close: true", "close: false");
		String refused = CliRun.of(write(2, "--burn")).exits(ExitCode.REFUSED).says("0 of 2 boards done").out();
		Matcher found = TOKEN.matcher(refused);
		List<String> tokens = new ArrayList<>();
		while (found.find()) {
			tokens.add(found.group(1));
		}
		assertEquals(2, tokens.size(), refused);
		CliRun.of(write(2, "--burn", "--yes", tokens.get(0))).exits(
				tokens.get(0).equals(tokens.get(1)) ? ExitCode.DONE : ExitCode.REFUSED);
		CliRun.of(write(2, "--burn", "--yes", tokens.get(0), "--yes", tokens.get(1)));
		assertTrue(board(0).readFuse(SRK_HASH) != 0 && board(1).readFuse(SRK_HASH) != 0);
	}

	@Test
	void programsGetTheBoardOfEachEvent() {
		String lines = CliRun.of(write(2, "--json")).exits(ExitCode.DONE).out();
		List<JsonObject> events = lines.lines().map(line -> JsonParser.parseString(line).getAsJsonObject()).toList();
		List<JsonObject> steps = events.stream()
				.filter(event -> event.get("event").getAsString().equals("stepEnded")).toList();
		assertEquals(30, steps.size());
		assertEquals(2, steps.stream().map(event -> event.get("onBoard").getAsString()).distinct().count());
		assertEquals(2, events.stream().filter(event -> event.get("event").getAsString().equals("board")).count());
	}

	@Test
	void wrongChoicesAreNamedBeforeAnythingIsBuilt() {
		CliRun.of("write", workspace.file(), "--board", "virtual:" + state(0), "--board", "virtual:" + state(0))
				.exits(ExitCode.BAD_INPUT).complains("named twice");
		CliRun.of("write", workspace.file(), "--board", "all", "--board", "virtual").exits(ExitCode.BAD_INPUT)
				.complains("goes with no other board");
		CliRun.of(write(2, "--record", folder.resolve("r.json"))).exits(ExitCode.BAD_INPUT).complains("--logs");
		CliRun.of("otp", "read", workspace.file(), "--board", "virtual:" + state(0), "--board", "virtual:" + state(1),
				"-o", folder.resolve("f.yaml")).exits(ExitCode.BAD_INPUT).complains("only \"write\" takes several");
	}
}
