/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

class ImportCommandTest {

	@TempDir
	private Path folder;
	private Path workspace;
	private Path target;

	@BeforeEach
	void workspace() throws IOException {
		workspace = Files.createDirectories(folder.resolve("sec"));
		target = folder.resolve("project");
		Files.createDirectories(workspace.resolve("source_images"));
		Files.writeString(workspace.resolve("source_images/app.bin"), "no program");
		Files.writeString(workspace.resolve("settings.sptjson"), """
				{"processor": "MIMXRT1060", "boot_type": "unsigned", "source_image": "source_images/app.bin",
				 "boot_memory": {"option0": "0xC0000007"}, "theme": "dark"}
				""");
	}

	@Test
	void aWorkspaceIsTakenOverAndToldOf() {
		CliRun.of("import", "sec", workspace, "--to", target).exits(ExitCode.DONE)
				.says("left out: settings.sptjson, theme: because nothing is known of it")
				.says("wrote " + target.resolve("sec.bootseal") + "  (provisioning file)");
		assertTrue(Files.exists(target.resolve("app.bin")));
		assertTrue(Files.exists(target.resolve("sec.memcfg.yaml")));
		CliRun.of("memory", "show", target.resolve("sec.memcfg.yaml")).exits(ExitCode.DONE).says("0xC0000007");
	}

	@Test
	void aDryRunWritesNothing() {
		CliRun.of("import", "sec", workspace, "--to", target, "--dry-run").exits(ExitCode.DONE)
				.says("would write " + target.resolve("sec.bootseal"));
		assertFalse(Files.exists(target));
	}

	@Test
	void whatIsThereIsReplacedOnlyByForce() throws IOException {
		Files.createDirectories(target);
		Files.writeString(target.resolve("sec.bootseal"), "mine");
		CliRun.of("import", "sec", workspace, "--to", target).exits(ExitCode.BAD_INPUT)
				.complains("sec.bootseal is there already");
		assertEquals("mine", Files.readString(target.resolve("sec.bootseal")));
		CliRun.of("import", "sec", workspace, "--to", target, "--force").exits(ExitCode.DONE);
		assertFalse(Files.readString(target.resolve("sec.bootseal")).equals("mine"));
	}

	@Test
	void programsGetRemarksAndFiles() {
		CliRun run = CliRun.of("import", "sec", workspace, "--to", target, "--json").exits(ExitCode.DONE);
		boolean file = false;
		boolean remark = false;
		for (String line : run.out().lines().toList()) {
			JsonObject event = JsonParser.parseString(line).getAsJsonObject();
			file |= event.get("event").getAsString().equals("file")
					&& event.get("path").getAsString().endsWith("sec.bootseal") && event.get("written").getAsBoolean();
			remark |= event.get("event").getAsString().equals("remark")
					&& event.get("kind").getAsString().equals("left out")
					&& event.get("place").getAsString().equals("settings.sptjson, theme");
		}
		assertTrue(file && remark, run.out());
	}

	@Test
	void configurationsOfSpsdkAreTakenOver() throws IOException {
		Path memory = Files.writeString(folder.resolve("flash.yaml"), """
				family: mimxrt1020
				peripheral: flexspi_nor
				settings: {ConfigOption0: 0xC0000007}
				""");
		CliRun.of("import", "spsdk", memory, "--to", target).exits(ExitCode.DONE)
				.says("taken over: flash.yaml: the memory configuration");
		assertTrue(Files.exists(target.resolve("flash.memcfg.yaml")));
		CliRun.of("import", "spsdk", workspace.resolve("settings.sptjson"), "--to", target).exits(ExitCode.BAD_INPUT)
				.complains("there is nothing to import");
		CliRun.of("import", "sec", folder.resolve("none"), "--to", target).exits(ExitCode.BAD_INPUT)
				.complains("there is no such folder");
	}
}
