/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.provision;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the shell script with a stand-in for nxpimage. */
class BuildScriptTest {

	private static final String NXPIMAGE = """
			#!/bin/sh
			[ ! -e fail ] || exit 3
			cp "$4" "$6"
			""";

	@TempDir
	private Path temp;

	private Path folder;
	private final BuildScript script = new BuildScript();

	@BeforeEach
	void makeScript() throws Exception {
		folder = Files.createDirectories(temp.resolve("a folder"));
		Files.createDirectories(temp.resolve("elsewhere").resolve("a folder"));
		for (String name : List.of("100% it's $HOME", "b")) {
			script.add("Build " + name, "hab_" + name + ".yaml", name + ".bin");
			Files.writeString(folder.resolve("hab_" + name + ".yaml"), name);
		}
		Path nxpimage = temp.resolve("nxp image");
		Files.writeString(nxpimage, NXPIMAGE);
		nxpimage.toFile().setExecutable(true);
		Files.writeString(folder.resolve("build.sh"), script.shell());
	}

	private int run() throws IOException, InterruptedException {
		ProcessBuilder builder = new ProcessBuilder("sh", "a folder/build.sh").directory(temp.toFile())
				.redirectErrorStream(true);
		builder.environment().put("NXPIMAGE", temp.resolve("nxp image").toString());
		builder.environment().put("CDPATH", temp.resolve("elsewhere").toString());
		Process process = builder.start();
		process.getOutputStream().close();
		String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		if (!process.waitFor(1, TimeUnit.MINUTES)) {
			process.destroyForcibly();
			throw new IOException("the script does not end: " + output);
		}
		return process.exitValue();
	}

	@Test
	void buildsInItsOwnFolderWhateverCdpathSays() throws Exception {
		assertEquals(0, run());
		assertEquals("100% it's $HOME", Files.readString(folder.resolve("100% it's $HOME.bin")));
		assertEquals("b", Files.readString(folder.resolve("b.bin")));
	}

	@Test
	void endsAtTheFirstFailure() throws Exception {
		Files.createFile(folder.resolve("fail"));

		assertEquals(3, run());
		assertFalse(Files.exists(folder.resolve("b.bin")));
	}

	@Test
	void batchFileCallsToolsThatMayBeBatchFiles() {
		String batch = script.batch();

		assertFalse(batch.replace("\r\n", "").contains("\n"));
		assertTrue(batch
				.contains("set \"CONFIGURATION=hab_100%% it's $HOME.yaml\"\r\nset \"OUTPUT=100%% it's $HOME.bin\"\r\n"
						+ "call \"%%NXPIMAGE%%\" hab export -c \"%%CONFIGURATION%%\" -o \"%%OUTPUT%%\" || exit /b 1"),
				batch);
	}
}
