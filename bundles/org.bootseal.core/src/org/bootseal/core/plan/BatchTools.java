/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.plan;

import java.util.List;

/**
 * Functions of batch files, and the text that goes into them. Results of the functions are exit codes, because a jump
 * to the end of a script does not leave them.
 */
final class BatchTools {

	/** What scripts that read or burn fuses need; they stand after the end of the script itself. */
	static final List<String> FUSE_FUNCTIONS = """

			rem Keeps the word that efuse-read-once printed in VALUE; it is not defined if the word can't be read.
			:fuse_value
			set "VALUE="
			if not "%RESULT%"=="0" exit /b 0
			for /f %%v in ('powershell -NoProfile -Command "\
			if ([IO.File]::ReadAllText($env:OUT) -match '\\[\\s*4\\s*,\\s*(\\d{1,10})\\s*\\]') \
			{ [uint32]$Matches[1] }"') do set "VALUE=%%v"
			exit /b 0

			rem Succeeds if the bits of a word, 1, in a mask, 2, have a value, 3.
			:bits
			if "%~1"=="" exit /b 1
			powershell -NoProfile -Command "if (([uint64]%~1 -band [uint64]%~2) -ne [uint64]%~3) { exit 1 }"
			if not "%ERRORLEVEL%"=="0" exit /b 1
			exit /b 0
			""".lines().toList();

	private BatchTools() {
		// functions and texts only
	}

	/** A text that the command processor takes as text. */
	static String plain(String text) {
		return text.replaceAll("[&|<>^%!\"\\r\\n]", " ").strip();
	}
}
