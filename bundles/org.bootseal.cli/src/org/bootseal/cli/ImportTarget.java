/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;

import org.bootseal.core.BadInputException;
import org.bootseal.core.CancelledException;
import org.bootseal.core.Progress;
import org.bootseal.core.imports.ImportPlan;
import org.bootseal.core.imports.ImportWriter;
import org.bootseal.core.imports.ImportedFile;
import org.bootseal.core.imports.Remark;
import org.bootseal.core.keys.PasswordSource;

import picocli.CommandLine.Option;

/** Options and words of all commands that import: where to, and what is told of it. */
final class ImportTarget {

	@Option(names = "--to", paramLabel = "DIR", required = true, description = "The folder that gets the files.")
	private Path folder;

	@Option(names = "--dry-run", description = "Show what would be written, and write nothing.")
	private boolean dryRun;

	@Option(names = "--force", description = "Replace files that are there already. Keys are never replaced.")
	private boolean force;

	Path folder() {
		return folder;
	}

	/**
	 * Tells what a plan says, and does it unless the user only wants to look.
	 *
	 * @param passwords
	 *            asked for passwords of PKCS #12 files
	 */
	void finish(Output output, ImportPlan plan, PasswordSource passwords)
			throws IOException, BadInputException, CancelledException {
		for (Remark remark : plan.remarks()) {
			output.say(tone(remark.kind()), "  " + remark);
			output.emit("remark", "kind", remark.kind().words(), "place", remark.place(), "message", remark.message());
		}
		if (dryRun) {
			for (ImportedFile file : plan.files()) {
				tell(output, "would write ", folder.resolve(file.path()), file.meaning(), true);
			}
			plan.keys()
					.ifPresent(keys -> tell(output, "would write ", folder.resolve(keys.folder()), "key tree", true));
			for (String file : new ImportWriter(folder, force).existing(plan)) {
				output.warn(folder.resolve(file) + " is there already"
						+ (force ? ", and would be replaced unless it is a key tree"
								: "; without --force nothing is written"));
			}
			return;
		}
		for (Path path : new ImportWriter(folder, force).write(plan, passwords, new SecureRandom(), Progress.NONE)) {
			String meaning = plan.files().stream().filter(file -> folder.resolve(file.path()).equals(path))
					.map(ImportedFile::meaning).findFirst().orElse("key tree");
			tell(output, "wrote ", path, meaning, false);
		}
		plan.files().stream().filter(file -> file.path().endsWith(".bootseal")).findFirst().ifPresent(file -> output
				.say("next: look through " + folder.resolve(file.path()) + ", then \"bootseal image build -c "
						+ folder.resolve(file.path()) + "\""));
	}

	private static void tell(Output output, String verb, Path path, String meaning, boolean planned) {
		output.say(verb + path + (planned || !Files.isDirectory(path) ? "" : "/") + "  (" + meaning + ")");
		output.emit("file", "path", path.toString(), "meaning", meaning, "written", !planned);
	}

	private static Output.Tone tone(Remark.Kind kind) {
		return switch (kind) {
		case TAKEN -> Output.Tone.GOOD;
		case ASSUMED -> Output.Tone.WARNING;
		case LEFT_OUT -> Output.Tone.QUIET;
		};
	}
}
