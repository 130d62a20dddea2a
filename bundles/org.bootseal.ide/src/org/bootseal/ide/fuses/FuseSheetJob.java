/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ide.fuses;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

import org.bootseal.core.BadInputException;
import org.bootseal.core.config.YamlDocument;
import org.bootseal.core.otp.FuseSheet;
import org.bootseal.core.otp.FuseSnapshot;
import org.bootseal.core.otp.FuseTextRules;
import org.bootseal.ide.LatestJob;
import org.eclipse.osgi.util.NLS;

/**
 * Holds a fuses file against what is burnt, each time it is asked to. What is burnt comes from a board that was read,
 * or else from the saved state that the file names, or else is nothing. A new request ends the one that still runs.
 */
public final class FuseSheetJob extends LatestJob<FuseSheetJob.Request, FuseSheetJob.Result> {

	/** Where what counts as burnt came from. */
	public enum Source {
		/** A board that was read. */
		BOARD,
		/** The saved state that the file names. */
		FILE,
		/** A part on which nothing is burnt. */
		BLANK
	}

	/**
	 * What came of a request.
	 *
	 * @param document
	 *            the text that was looked at
	 * @param sheet
	 *            the plan; empty if there is a problem
	 * @param source
	 *            where what is burnt came from
	 * @param problem
	 *            why there is no plan, or why the saved state was left out; empty if all is well
	 */
	public record Result(YamlDocument document, Optional<FuseSheet> sheet, Source source, String problem) {
	}

	/**
	 * @param document
	 *            a fuses file, right or not
	 * @param board
	 *            what a board has burnt, by word index; empty if none was read
	 */
	record Request(YamlDocument document, Optional<Map<Integer, Integer>> board) {
	}

	/**
	 * @param listener
	 *            gets what comes of each request that no other one replaced, in the job's thread
	 */
	public FuseSheetJob(Consumer<Result> listener) {
		super(Messages.FuseSheetJob_name, listener);
	}

	/**
	 * Asks for a plan and returns at once.
	 *
	 * @param document
	 *            a fuses file, right or not
	 * @param board
	 *            what a board has burnt, by word index; empty if none was read
	 */
	public void plan(YamlDocument document, Optional<Map<Integer, Integer>> board) {
		ask(new Request(document, board));
	}

	@Override
	protected Result answer(Request asked) {
		YamlDocument document = asked.document();
		Optional<Path> file = FuseTextRules.burntFile(document);
		if (asked.board().isPresent() || file.isEmpty()) {
			return sheet(document, asked.board(), asked.board().isPresent() ? Source.BOARD : Source.BLANK, "");
		}
		try {
			return sheet(document, Optional.of(FuseSnapshot.read(file.get()).values()), Source.FILE, "");
		} catch (IOException | BadInputException e) {
			return sheet(document, Optional.empty(), Source.BLANK,
					NLS.bind(Messages.FuseSheetJob_unreadable, e.getMessage()));
		}
	}

	private static Result sheet(YamlDocument document, Optional<Map<Integer, Integer>> burnt, Source source,
			String problem) {
		try {
			return new Result(document, Optional.of(FuseSheet.of(document, burnt)), source, problem);
		} catch (BadInputException e) {
			return new Result(document, Optional.empty(), source, e.getMessage());
		}
	}
}
