/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.plan;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Stand-ins for blhost and sdphost that write down how they are called and keep a little state in a folder. */
final class FakeTools {

	private static final String BLHOST = """
			#!/bin/sh
			echo "blhost $*" >> "$STATE/log"
			BOARD=$2
			shift 6
			if [ "$BOARD" = 0x1FC9,0x013D ]; then
				[ ! -e "$STATE/no-rom" ] || exit 2
				case $1 in
				get-property)
					VALUE=$(cat "$STATE/security" 2>/dev/null || echo 0)
					printf '{\\n   "command": "get-property",\\n   "response": [\\n      %s\\n   ],\\n' "$VALUE"
					printf '   "status": {\\n      "description": "0 (0x0) Success.",\\n      "value": 0\\n   }\\n}\\n'
					;;
				load-image)
					[ -f "$2" ] || exit 1
					[ ! -e "$STATE/refuse" ] || exit 1
					touch "$STATE/started"
					;;
				esac
				exit 0
			fi
			[ -e "$STATE/started" ] || exit 2
			if [ -e "$STATE/lose-ping" ]; then rm "$STATE/lose-ping"; exit 2; fi
			[ -e "$STATE/fail-$1" ] && exit 1
			[ -e "$STATE/fail-$1-$2" ] && exit 1
			case $1 in
			get-property)
				[ ! -e "$STATE/attributes" ] || [ "$2" != 25 ] || { cat "$STATE/attributes"; exit 1; }
				;;
			write-memory)
				if [ "$2" = 0x60000000 ] || [ "$2" = 0x30000400 ]; then cp "$3" "$STATE/fcb"; else cp "$3" "$STATE/flash"; fi
				[ ! -e "$STATE/lock-later" ] || mv "$STATE/lock-later" "$STATE/fuse-0"
				;;
			read-memory)
				if [ "$2" = 0x60000000 ] || [ "$2" = 0x30000400 ]; then
					if [ -e "$STATE/no-fcb" ]; then echo none > "$4"
					elif [ -e "$STATE/fcb" ]; then cp "$STATE/fcb" "$4"
					else printf 'FCFB0000' > "$4"; fi
				else
					cp "$STATE/flash" "$4"
					[ -e "$STATE/flip" ] && echo x >> "$4"
				fi
				;;
			efuse-read-once)
				if [ -e "$STATE/short" ]; then printf '{ "response": [ 4 ], "status": { "value": 0 } }\\n'; exit 0; fi
				VALUE=$(cat "$STATE/fuse-$2" 2>/dev/null || echo 0)
				printf '{\\n   "command": "efuse-read-once",\\n   "response": [\\n      4,\\n      %s\\n   ],\\n' "$VALUE"
				printf '   "status": {\\n      "description": "0 (0x0) Success.",\\n      "value": 0\\n   }\\n}\\n'
				;;
			efuse-program-once)
				OLD=$(cat "$STATE/fuse-$2" 2>/dev/null || echo 0)
				[ -e "$STATE/locked" ] || echo $((OLD | 0x$3)) > "$STATE/fuse-$2"
				;;
			esac
			exit 0
			""";

	private static final String SDPHOST = """
			#!/bin/sh
			echo "sdphost $*" >> "$STATE/log"
			shift 6
			case $1 in
			error-status)
				if [ -e "$STATE/no-rom" ]; then echo "ERROR: no device" >&2; exit 2; fi
				if [ -e "$STATE/closed" ]; then HAB=305411090; else HAB=1450735702; fi
				printf '{\\n   "status": {\\n      "value": %s\\n   }\\n}\\n' "$HAB"
				;;
			write-file)
				[ -f "$3" ] || exit 1
				if [ -e "$STATE/refuse" ]; then echo "Response status = 2300781449 (0x89232389)"; exit 1; fi
				echo "Response status = 2290649224 (0x88888888) Write File Success."
				# sdphost calls a closed part a failure even where the ROM took the file
				[ -e "$STATE/closed" ] && exit 1
				;;
			jump-address)
				[ ! -e "$STATE/crash" ] || kill -s SEGV $$
				[ -e "$STATE/no-start" ] || touch "$STATE/started"
				;;
			esac
			exit 0
			""";

	private static final String SLEEP = "#!/bin/sh\necho sleep >> \"$STATE/sleeps\"\n";

	private final Path tools;
	private final Path state;

	FakeTools(Path folder) throws IOException {
		tools = Files.createDirectories(folder.resolve("fake tools"));
		state = Files.createDirectories(folder.resolve("state"));
		for (HostTool tool : HostTool.values()) {
			program(tool.program(), tool == HostTool.BLHOST ? BLHOST : SDPHOST);
		}
		// no test waits
		program("sleep", SLEEP);
	}

	/** Puts a program before all others on the path of scripts. */
	void program(String name, String text) throws IOException {
		Path file = tools.resolve(name);
		Files.writeString(file, text);
		file.toFile().setExecutable(true);
	}

	/** The shells of this machine that scripts must work with; there always is sh. */
	static List<String> shells() {
		List<String> shells = new ArrayList<>(List.of("sh"));
		for (String shell : List.of("dash", "bash")) {
			boolean found = Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
					.anyMatch(folder -> Files.isExecutable(Path.of(folder, shell)));
			if (found) {
				shells.add(shell);
			}
		}
		return shells;
	}

	/** Sets a switch of the fakes, or a file of their state. */
	void set(String name, String content) throws IOException {
		Files.writeString(state.resolve(name), content);
	}

	long fuse(int word) throws IOException {
		Path file = state.resolve("fuse-" + word);
		return Files.exists(file) ? Long.parseLong(Files.readString(file).strip()) : 0;
	}

	byte[] flash() throws IOException {
		return Files.readAllBytes(state.resolve("flash"));
	}

	/** How the tools were called; calls that follow each other and are equal count once. */
	List<String> calls() throws IOException {
		List<String> calls = new ArrayList<>();
		for (String call : Files.readAllLines(state.resolve("log"))) {
			if (calls.isEmpty() || !calls.get(calls.size() - 1).equals(call)) {
				calls.add(call);
			}
		}
		return calls;
	}

	/** What a script did. */
	record Result(int exitCode, String output) {
	}

	int sleeps() throws IOException {
		return Files.readAllLines(state.resolve("sleeps")).size();
	}

	Result run(Path script, String... arguments) throws IOException, InterruptedException {
		return run("sh", script.getParent(), script, Map.of(), arguments);
	}

	Result run(String shell, Path from, Path script, Map<String, String> environment, String... arguments)
			throws IOException, InterruptedException {
		List<String> command = new ArrayList<>(List.of(shell, script.toString()));
		command.addAll(List.of(arguments));
		ProcessBuilder builder = new ProcessBuilder(command).directory(from.toFile()).redirectErrorStream(true);
		builder.environment().put("STATE", state.toString());
		builder.environment().put("PATH", tools + File.pathSeparator + System.getenv("PATH"));
		builder.environment().putAll(environment);
		for (HostTool tool : HostTool.values()) {
			builder.environment().put(tool.name(), tools.resolve(tool.program()).toString());
		}
		Process process = builder.start();
		process.getOutputStream().close();
		String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		if (!process.waitFor(1, TimeUnit.MINUTES)) {
			process.destroyForcibly();
			throw new IOException("the script does not end: " + output);
		}
		return new Result(process.exitValue(), output);
	}
}
