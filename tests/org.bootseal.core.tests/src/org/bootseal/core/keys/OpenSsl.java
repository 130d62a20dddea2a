/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.keys;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs the openssl program, an independent implementation. It has to be installed: without it tests fail. */
public final class OpenSsl {

	private OpenSsl() {
	}

	/** Runs it in a folder and expects success. */
	public static void run(Path folder, String... arguments) throws IOException, InterruptedException {
		Result result = tryRun(folder, arguments);
		if (result.exitCode() != 0) {
			throw new AssertionError("openssl " + String.join(" ", arguments) + " failed: " + result.output());
		}
	}

	/** Runs it in a folder and gives how it ended. */
	public static Result tryRun(Path folder, String... arguments) throws IOException, InterruptedException {
		List<String> command = new ArrayList<>(List.of("openssl"));
		command.addAll(List.of(arguments));
		Process process = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
		process.getOutputStream().close();
		String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		if (!process.waitFor(1, TimeUnit.MINUTES)) {
			process.destroyForcibly();
			throw new AssertionError("openssl hangs");
		}
		return new Result(process.exitValue(), output);
	}

	/** How it ended. */
	public record Result(int exitCode, String output) {
	}
}
