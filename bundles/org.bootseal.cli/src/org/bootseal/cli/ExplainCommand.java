/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.cli;

import java.util.List;

import org.bootseal.core.BadInputException;
import org.bootseal.core.explain.Explanations;
import org.bootseal.core.explain.Page;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code bootseal explain}. */
@Command(name = "explain", mixinStandardHelpOptions = true, sortOptions = false, //
		description = { "Explain a code: what it means, what usually leads to it, and what to do next.",
				"Knows the statuses of ROM and flashloader, what HAB says, and why a board can't be reached." })
final class ExplainCommand extends CommandBase {

	private static final int MOST_NEAR = 8;

	@Parameters(paramLabel = "CODE", arity = "0..*", //
			description = "A number (20106, 0x4E8A), a name (HAB_INV_SIGNATURE), a status word or event of HAB, what a system says (\"no such device\"), or a line of output.")
	private List<String> code = List.of();

	@Option(names = "--list", description = "List all that can be explained, or with CODE what comes near to it.")
	private boolean list;

	ExplainCommand(Environment environment) {
		super(environment);
	}

	@Override
	int run(Output output) throws BadInputException {
		Explanations known = Explanations.builtIn();
		String query = String.join(" ", code).strip();
		if (query.isEmpty() && !list) {
			throw new BadInputException("explain: found no code, expected one such as 20106; --list shows all");
		}
		List<Page> pages = list ? List.of() : known.find(query);
		pages.forEach(page -> show(output, page));
		if (!pages.isEmpty()) {
			return ExitCode.DONE;
		}
		List<Page> near = query.isEmpty() ? known.all() : known.near(query, list ? Integer.MAX_VALUE : MOST_NEAR);
		if (!list) {
			output.fail("nothing is known of \"" + query + "\"" + (near.isEmpty() ? "" : "; near to it:"),
					ExitCode.BAD_INPUT);
		}
		for (Page page : near) {
			output.say("  " + page.title());
			output.emit("near", "id", page.id(), "kind", page.kind().name(), "title", page.title());
		}
		return list ? ExitCode.DONE : ExitCode.BAD_INPUT;
	}

	private static void show(Output output, Page page) {
		output.say(Output.Tone.HEADING, page.title() + "  (" + page.kind().text() + ")");
		page.lines().forEach(line -> output.say("  " + line));
		output.emit("page", "id", page.id(), "kind", page.kind().name(), "title", page.title(), "meaning",
				page.meaning(), "causes", page.causes(), "steps", page.steps(), "sources", page.sources(), "general",
				page.general());
	}

	/** The command that tells more of a failure. */
	static String hint(String topic) {
		return "more: bootseal explain " + topic;
	}
}
