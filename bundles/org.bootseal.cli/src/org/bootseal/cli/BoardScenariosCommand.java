/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.cli;

import java.util.List;
import java.util.Locale;

import org.bootseal.board.scenario.Scenario;
import org.bootseal.board.scenario.Scenarios;
import org.bootseal.core.doctor.Cause;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code bootseal board scenarios}. */
@Command(name = "scenarios", mixinStandardHelpOptions = true, sortOptions = false, //
		description = { "List the virtual boards that fail as real ones do, each with the source that it is from.",
				"\"board virtual --scenario ID\" makes one." })
final class BoardScenariosCommand extends CommandBase {

	@Parameters(paramLabel = "FILTER", arity = "0..*", //
			description = "Words that all must occur in id, title or cause.")
	private List<String> filter = List.of();

	BoardScenariosCommand(Environment environment) {
		super(environment);
	}

	@Override
	int run(Output output) {
		List<Scenario> found = Scenarios.builtIn().all().stream().filter(this::fits).toList();
		for (Scenario scenario : found) {
			String causes = String.join(", ", scenario.causes().stream().map(Cause::id).toList());
			output.say(String.format(Locale.ROOT, "%-30s %s", scenario.id(), scenario.title()));
			output.say(Output.Tone.QUIET, String.format(Locale.ROOT, "%-30s %s; %s", "", causes, scenario.source()));
			output.emit("scenario", "id", scenario.id(), "title", scenario.title(), "cause", causes, "source",
					scenario.source());
		}
		output.say(found.isEmpty() ? "No scenario fits." : found.size() + " scenarios");
		return ExitCode.DONE;
	}

	private boolean fits(Scenario scenario) {
		String text = (scenario.id() + " " + scenario.title() + " " + scenario.causes()).toLowerCase(Locale.ROOT);
		return filter.stream().allMatch(word -> text.contains(word.toLowerCase(Locale.ROOT)));
	}
}
