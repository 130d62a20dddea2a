/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.bootseal.core.BadInputException;
import org.bootseal.core.compare.Difference;
import org.bootseal.core.compare.FuseComparison;
import org.bootseal.core.compare.RunComparison;
import org.bootseal.core.otp.FuseSnapshot;
import org.bootseal.core.runlog.RunFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code bootseal record compare}. */
@Command(name = "compare", mixinStandardHelpOptions = true, sortOptions = false, //
		description = { "Say what differs between a board that works and one that does not, the most telling first.",
				"Takes the records of two runs (write keeps run.json), or the fuses of two boards (otp read)." })
final class RecordCompareCommand extends CommandBase {

	private static final int ENOUGH_TO_KNOW = 64;

	@Parameters(index = "0", paramLabel = "GOOD", description = "Of the board that works.")
	private Path good;

	@Parameters(index = "1", paramLabel = "BAD", description = "Of the board that does not.")
	private Path bad;

	RecordCompareCommand(Environment environment) {
		super(environment);
	}

	@Override
	int run(Output output) throws IOException, BadInputException {
		boolean runs = isRun(good);
		if (runs != isRun(bad)) {
			throw new BadInputException((runs ? good : bad) + " is the record of a run, and " + (runs ? bad : good)
					+ " is not; two of the same kind can be compared");
		}
		List<Difference> differences = runs ? RunComparison.of(RunFile.read(good), RunFile.read(bad))
				: FuseComparison.of(FuseSnapshot.read(good), FuseSnapshot.read(bad));
		for (Difference difference : differences) {
			output.say(Output.Tone.WARNING, difference.subject());
			output.say("  good: " + difference.good());
			output.say("  bad:  " + difference.bad());
			output.say("  " + difference.meaning());
			output.emit("difference", "kind", difference.kind().name().toLowerCase(Locale.ROOT), "subject",
					difference.subject(), "good", difference.good(), "bad", difference.bad(), "meaning",
					difference.meaning());
		}
		output.say(differences.isEmpty() ? "They say the same."
				: differences.size() + (differences.size() == 1 ? " difference" : " differences"));
		return ExitCode.DONE;
	}

	/** A record is JSON; a file of fuses begins with a comment or a key. */
	private static boolean isRun(Path file) throws IOException {
		try (InputStream stream = Files.newInputStream(file)) {
			return new String(stream.readNBytes(ENOUGH_TO_KNOW), StandardCharsets.UTF_8).stripLeading()
					.startsWith("{");
		}
	}
}
