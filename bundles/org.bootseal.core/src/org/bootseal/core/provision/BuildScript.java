/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.provision;

import java.util.ArrayList;
import java.util.List;

/**
 * Scripts that build the same images with NXP's nxpimage from the same configurations, for those who must be able to do
 * without Bootseal. The variable NXPIMAGE names the program if it is not on the path.
 */
final class BuildScript {

	private static final List<String> HEAD = List.of(
			"Builds the boot images of this folder with nxpimage of SPSDK, from the HAB configurations in it.",
			"NXPIMAGE names the program if it is not on the path. Only the command bootseal build makes the",
			"configurations themselves, the SRK table and the fuses, and replaces files only if all could be made.");

	private record Step(String title, String configuration, String output) {
	}

	private final List<Step> steps = new ArrayList<>();

	/**
	 * Adds a build.
	 *
	 * @param title
	 *            what is built
	 * @param configuration
	 *            name of the HAB configuration, in the folder of the script
	 * @param output
	 *            name of the image, in the folder of the script
	 */
	void add(String title, String configuration, String output) {
		steps.add(new Step(title, configuration, output));
	}

	/** @return the script for Linux and macOS, lines ended by \n */
	String shell() {
		StringBuilder script = new StringBuilder();
		script.append("#!/bin/sh\n");
		HEAD.forEach(line -> script.append("# ").append(line).append('\n'));
		script.append("set -eu\n");
		script.append("HERE=$(dirname -- \"$0\")\n");
		script.append("CDPATH= cd -- \"$HERE\"\n");
		for (Step step : steps) {
			script.append("\necho ").append(shellQuoted("### " + step.title())).append("\n");
			script.append("\"${NXPIMAGE:-nxpimage}\" hab export -c ").append(shellQuoted(step.configuration()))
					.append(" -o ").append(shellQuoted(step.output())).append("\n");
		}
		return script.toString();
	}

	/** @return the script for Windows, lines ended by \r\n */
	String batch() {
		List<String> lines = new ArrayList<>();
		lines.add("@echo off");
		HEAD.forEach(line -> lines.add("rem " + line));
		lines.add("setlocal EnableExtensions DisableDelayedExpansion");
		// file names in this script are UTF-8
		lines.add("chcp 65001 >nul");
		lines.add("cd /d \"%~dp0\" || exit /b 2");
		lines.add("if not defined NXPIMAGE set \"NXPIMAGE=nxpimage\"");
		for (Step step : steps) {
			lines.add("");
			lines.add("echo ### " + batchText(step.title()));
			lines.add("set \"CONFIGURATION=" + batchText(step.configuration()) + "\"");
			lines.add("set \"OUTPUT=" + batchText(step.output()) + "\"");
			// "call", because nxpimage may be a batch file; it reads the line twice, the names only the second time
			lines.add("call \"%%NXPIMAGE%%\" hab export -c \"%%CONFIGURATION%%\" -o \"%%OUTPUT%%\" || exit /b 1");
		}
		return String.join("\r\n", lines) + "\r\n";
	}

	private static String shellQuoted(String text) {
		return "'" + text.replace("'", "'\\''") + "'";
	}

	private static String batchText(String text) {
		return text.replace("%", "%%");
	}
}
