/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.bootseal.core.otp.FuseGroup;
import org.junit.jupiter.api.Test;

/** Looks at the text of the batch file: what its lines must and must not be, so that no failure goes unseen. */
class BatchScriptTest {

	private static final Path FOLDER = Path.of("out").toAbsolutePath();

	private static String batch(WriteRequest request) throws Exception {
		return ScriptWriter.render(WritePlanner.plan(request), ScriptSystem.WINDOWS, FOLDER);
	}

	@Test
	void hasTheCommandsOfThePlanAndTheLineEndsOfWindows() throws Exception {
		String batch = batch(Requests.withFuses(FuseGroup.SRK));

		assertFalse(batch.replace("\r\n", "").contains("\n"));
		for (Step step : WritePlanner.plan(Requests.withFuses(FuseGroup.SRK)).full().steps()) {
			for (BoardCommand command : step.commands()) {
				String words = command.words().stream().map(word -> word.file() == null ? word.text() : "\"%%FILE%%\"")
						.collect(Collectors.joining(" "));
				String called = "call \"%%" + command.tool() + "%%\" " + String.join(" ", command.options()) + " "
						+ words;
				assertTrue(batch.contains("\r\n" + called + " "), called);
			}
		}
	}

	@Test
	void eachJumpHasItsLabelAndEachLabelIsUnique() throws Exception {
		String batch = batch(Requests.withFuses());
		List<String> labels = words(batch, "(?m)^:(\\w+)");

		assertEquals(labels.size(), Set.copyOf(labels).size());
		assertEquals(List.of(),
				words(batch, "(?:goto |call :)(\\w+)").stream().filter(to -> !labels.contains(to)).toList());
	}

	private static List<String> words(String text, String pattern) {
		return Pattern.compile(pattern).matcher(text).results().map(result -> result.group(1)).toList();
	}

	@Test
	void negativeExitCodesAreFailures() throws Exception {
		String batch = batch(Requests.withFuses());

		assertFalse(Pattern.compile("if +(not +)?errorlevel", Pattern.CASE_INSENSITIVE).matcher(batch).find());
		List<String> lines = batch.lines().toList();
		for (int i = 0; i < lines.size(); i++) {
			String line = lines.get(i);
			if (line.startsWith("call ") && !line.equals("call :fuse_value")) {
				boolean kept = line.endsWith(" > \"%OUT%\" || call set \"RESULT=%%ERRORLEVEL%%\"")
						&& lines.get(i - 1).equals("set \"RESULT=0\"");
				assertTrue(kept || line.matches(".* (\\|\\| goto failed|&& goto \\w+)"), line);
			}
		}
	}

	@Test
	void toolsThatAreBatchFilesDoNotEndTheScript() throws Exception {
		assertTrue(batch(Requests.plain()).lines().filter(line -> line.contains("HOST%")).filter(
				line -> !line.startsWith("if not defined ")).allMatch(line -> line.startsWith("call \"%%")));
	}

	@Test
	void fusesAreCheckedBeforeTheyAreBurnt() throws Exception {
		List<String> lines = batch(Requests.withFuses()).lines().toList();
		int program = indexOf(lines, 0, "call \"%%BLHOST%%\" .* efuse-program-once 6 00000002 .*");
		int begin = lines.indexOf("if not defined BURN_CLOSE goto no_burn_close");

		int required = indexOf(lines, begin, "call :bits \"%FUSE_31%\" 4294967295 \\d+ \\|\\| goto failed");
		int lock = indexOf(lines, required, "call :bits \"%FUSE_0%\" 4 0 \\|\\| goto failed");
		int unlike = indexOf(lines, required, "call :bits \"%FUSE_6%\" 2 2 && goto fuse_\\d+");
		assertTrue(begin < required && required < unlike && unlike < lock && lock < program);
		int after = indexOf(lines, program, "call :bits \"%FUSE_6%\" 2 2 \\|\\| goto failed");
		assertTrue(after < lines.indexOf(":no_burn_close"));
	}

	@Test
	void hashIsBurntOnlyOverNothing() throws Exception {
		String batch = batch(Requests.withFuses());

		assertTrue(batch.contains("call :bits \"%FUSE_24%\" 4294967295 0 || goto failed"));
		assertTrue(batch.contains(
				"call :bits \"%FUSE_24%\" 4294967295 " + Integer.toUnsignedString(Requests.SRK[0]) + " && goto "));
	}

	private static int indexOf(List<String> lines, int from, String pattern) {
		for (int i = from; i < lines.size(); i++) {
			if (lines.get(i).matches(pattern)) {
				return i;
			}
		}
		throw new AssertionError("no line " + pattern);
	}

	@Test
	void percentSignsInPathsAreDoubledOnceAndNeverReadTwice() throws Exception {
		String batch = batch(Requests.plain(FOLDER.resolve("100% ^done%.bin")));

		assertTrue(batch.contains("set \"FILE=100%% ^done%%.bin\"\r\n"));
		assertTrue(batch.contains(
				"call \"%%BLHOST%%\" -u 0x15A2,0x0073 -t 5000 -j -- write-memory 0x60001000 \"%%FILE%%\" 0 || goto failed"));
		assertTrue(batch.contains("fc /b \"readback.bin\" \"%FILE%\" >nul || goto failed"));
	}
}
