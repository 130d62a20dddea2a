/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ide.keys;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

import org.bootseal.core.BadInputException;
import org.bootseal.core.keysheet.KeySheet;
import org.bootseal.core.keysheet.KeySource;
import org.bootseal.core.otp.FuseSnapshot;
import org.bootseal.ide.LatestJob;
import org.bootseal.ide.StatusConverter;
import org.eclipse.osgi.util.NLS;

/**
 * Looks at a key tree each time it is asked to, and holds it against what is burnt. Asks for no password and opens no
 * token. A new request ends the one that still runs.
 */
public final class KeySheetJob extends LatestJob<KeySheetJob.Request, KeySheetJob.Result> {

	/**
	 * What is to be looked at.
	 *
	 * @param source
	 *            which tree, and for which device
	 * @param board
	 *            what a board has burnt, by word index; empty if none was read
	 * @param saved
	 *            a file of fuses that were read; empty for none. A board that was read counts before it
	 */
	public record Request(KeySource source, Optional<Map<Integer, Integer>> board, Optional<Path> saved) {
	}

	/**
	 * What came of a request.
	 *
	 * @param request
	 *            what was asked
	 * @param sheet
	 *            what is known; empty if there is no such tree
	 * @param problem
	 *            why there is none, or why the saved fuses were left out; empty if all is well
	 */
	public record Result(Request request, Optional<KeySheet> sheet, String problem) {
	}

	private final Clock clock = Clock.systemUTC();

	/**
	 * @param listener
	 *            gets what comes of each request that no other one replaced, in the job's thread
	 */
	public KeySheetJob(Consumer<Result> listener) {
		super(Messages.KeySheetJob_name, listener);
	}

	/**
	 * Asks for a look and returns at once.
	 *
	 * @param asked
	 *            what to look at
	 */
	public void look(Request asked) {
		ask(asked);
	}

	@Override
	protected Result answer(Request asked) {
		Optional<Map<Integer, Integer>> burnt = asked.board();
		String problem = ""; //$NON-NLS-1$
		if (burnt.isEmpty() && asked.saved().isPresent()) {
			try {
				burnt = Optional.of(saved(asked));
			} catch (IOException | BadInputException e) {
				problem = NLS.bind(Messages.KeySheetJob_unreadable, StatusConverter.toStatus(e).getMessage());
			}
		}
		try {
			return new Result(asked, Optional.of(KeySheet.read(asked.source(), burnt, clock.instant())), problem);
		} catch (IOException | BadInputException e) {
			return new Result(asked, Optional.empty(), StatusConverter.toStatus(e).getMessage());
		}
	}

	/** The fuses of another processor would be other words. */
	private static Map<Integer, Integer> saved(Request asked) throws IOException, BadInputException {
		Path file = asked.saved().orElseThrow();
		FuseSnapshot snapshot = FuseSnapshot.read(file);
		String device = asked.source().device().orElse(snapshot.device());
		if (!snapshot.device().equals(device)) {
			throw BadInputException.expected(file, "device", "the fuses of a " + snapshot.device(), //$NON-NLS-1$ //$NON-NLS-2$
					"those of a " + device); //$NON-NLS-1$
		}
		return snapshot.values();
	}
}
