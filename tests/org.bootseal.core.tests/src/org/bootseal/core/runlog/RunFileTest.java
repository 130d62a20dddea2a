/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.runlog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

import org.bootseal.core.BadInputException;
import org.bootseal.core.connection.BootReport;
import org.bootseal.core.device.DeviceCatalogue;
import org.bootseal.core.otp.FuseCheck;
import org.bootseal.core.otp.FuseMap;
import org.bootseal.core.otp.FusePlan;
import org.bootseal.core.otp.FuseStatus;
import org.bootseal.core.plan.Outcome;
import org.bootseal.core.plan.RunFailure;
import org.bootseal.core.plan.RunRecord;
import org.bootseal.core.plan.StepRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

class RunFileTest {

	private static final String DEVICE = "MIMXRT1020";

	@TempDir
	private Path folder;

	private static LoggedRun failed() throws BadInputException {
		FuseMap map = FuseMap.of(DeviceCatalogue.builtIn().find(DEVICE));
		FuseCheck fuse = new FuseCheck(FusePlan.closeRequest(map), true, 0x80000010, FuseStatus.CONFLICT, "locked");
		List<StepRecord> steps = List.of(new StepRecord("erase", "Erase the sectors",
				List.of("blhost -- flash-erase-region 0x60000000 0x1000 0"), 20106, "Command Failure",
				Duration.ofMillis(5), Duration.ofMillis(70), 4096, Outcome.FAILED, "no answer"));
		RunFailure failure = new RunFailure("erase", "The sector can't be erased.", "blhost", 20106, "Fail", "meaning",
				"sectors may be erased in part", List.of("unplug it"), "20106");
		BootReport boot = new BootReport(true, true, false, OptionalLong.of(0x60002045L), List.of("FCB read"),
				List.of("event"));
		RunRecord record = new RunRecord("Write app", "virtual:1-1", Outcome.FAILED, steps, List.of(fuse),
				Optional.of(failure), Optional.of(boot));
		LoggedRun run = LoggedRun.started(Instant.ofEpochSecond(1_767_323_040), "write", "app.bootseal", "usb:1-2");
		return new LoggedRun(run.id(), run.time(), run.name(), run.file(), run.board(), DEVICE, RunState.RUNNING, "",
				List.of("Write app", "1. Erase"), List.of(), Optional.empty())
				.ended(RunState.FAILED, failure.what(), Optional.of(record));
	}

	@Test
	void aRunIsReadAsItWasWritten() throws Exception {
		LoggedRun run = failed();
		Path file = folder.resolve("run.json");
		RunFile.write(file, run);
		assertEquals(run, RunFile.read(file));
		assertFalse(run.isRunning());
	}

	@Test
	void aFileThatIsNoRunIsNamed() throws IOException {
		for (String text : List.of("", "[]", "{}", "7", "{", "{\"format\": 1}", "{\"format\": \"bootseal run\"}",
				"{\"format\": \"bootseal run\", \"version\": 2}")) {
			Path file = Files.writeString(folder.resolve("x.json"), text);
			BadInputException e = assertThrows(BadInputException.class, () -> RunFile.read(file), text);
			assertTrue(e.getMessage().startsWith(file.toString()), e.getMessage());
		}
		Path binary = Files.write(folder.resolve("x.json"), new byte[] { (byte) 0xFF, (byte) 0xFE, 0 });
		assertThrows(BadInputException.class, () -> RunFile.read(binary));
	}

	/** Each member left out, and each made another kind, is refused in one sentence or was not needed. */
	@Test
	void aDamagedRunIsRefusedOrRead() throws BadInputException {
		JsonObject whole = JsonParser.parseString(RunFile.text(failed())).getAsJsonObject();
		int refused = 0;
		for (String member : List.copyOf(whole.keySet())) {
			for (JsonElement other : List.of(JsonParser.parseString("[[1]]"), JsonParser.parseString("{\"a\": 1}"),
					JsonParser.parseString("null"), JsonParser.parseString("\"x\""))) {
				JsonObject damaged = whole.deepCopy();
				damaged.add(member, other);
				refused += isRefused(damaged) ? 1 : 0;
			}
			JsonObject without = whole.deepCopy();
			without.remove(member);
			refused += isRefused(without) ? 1 : 0;
		}
		assertTrue(refused > whole.size() * 3, refused + " refused");
	}

	private boolean isRefused(JsonObject json) {
		try {
			RunFile.parse(json.toString(), folder);
			return false;
		} catch (BadInputException e) {
			return true;
		}
	}
}
