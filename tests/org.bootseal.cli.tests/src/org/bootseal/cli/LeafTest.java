/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import picocli.AutoComplete;
import picocli.CommandLine;

class LeafTest {

	/** A command that is missing in the short way would only be slow, one that is too much would be unreachable. */
	@Test
	void everyCommandOfTheTreeIsThere() {
		Set<List<String>> found = new HashSet<>();
		collect(Main.tree(CliRun.nobody()), List.of(), found);
		Set<List<String>> leaves = new HashSet<>();
		for (Leaf leaf : Leaf.values()) {
			leaves.add(leaf.path());
		}
		assertEquals(found, leaves);
	}

	private static void collect(CommandLine command, List<String> path, Set<List<String>> found) {
		if (command.getCommand() instanceof AutoComplete.GenerateCompletion) {
			return;
		}
		if (command.getSubcommands().isEmpty()) {
			found.add(path);
		}
		for (Map.Entry<String, CommandLine> entry : command.getSubcommands().entrySet()) {
			List<String> longer = new ArrayList<>(path);
			longer.add(entry.getKey());
			collect(entry.getValue(), longer, found);
		}
	}

	@ParameterizedTest
	@EnumSource
	void helpIsTheSameAsByTheTree(Leaf leaf) {
		List<String> arguments = new ArrayList<>(leaf.path());
		arguments.add("--help");
		CliRun direct = CliRun.of(arguments.toArray()).exits(ExitCode.DONE);
		assertTrue(direct.out().startsWith("Usage: bootseal " + String.join(" ", leaf.path()) + " "), direct.out());
		String byTree = Main.tree(CliRun.nobody()).getSubcommands().get(leaf.path().get(0))
				.getUsageMessage(CommandLine.Help.Ansi.OFF);
		assertTrue(leaf.path().size() > 1 || direct.out().strip().equals(byTree.strip()), byTree);
	}
}
