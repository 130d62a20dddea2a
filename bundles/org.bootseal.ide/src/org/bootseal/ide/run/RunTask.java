/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ide.run;

import java.io.IOException;

import org.bootseal.core.BadInputException;
import org.bootseal.core.CancelledException;
import org.bootseal.core.Progress;
import org.bootseal.core.plan.Consent;
import org.bootseal.core.plan.Journal;
import org.bootseal.core.plan.Plan;
import org.bootseal.core.plan.RunRecord;

/** What a run does. Used by the one thread that runs. */
public interface RunTask extends AutoCloseable {

	/** @return what started it, for people: the name of the launch configuration */
	String name();

	/** @return the provisioning file, for people */
	String file();

	/**
	 * Builds what is needed and plans the run. Called once, before the board is looked at.
	 *
	 * @param streams
	 *            where to say what is built
	 * @param progress
	 *            asked whether to go on
	 * @return the plan
	 * @throws IOException
	 *             if a file can't be read or written
	 * @throws BadInputException
	 *             if something that the user gave is wrong
	 * @throws CancelledException
	 *             if the user ended it
	 */
	Plan plan(RunStreams streams, Progress progress) throws IOException, BadInputException, CancelledException;

	/**
	 * @param streams
	 *            where to say what is asked and answered
	 * @return who agrees to what changes the board
	 */
	Consent consent(RunStreams streams);

	/** @return what keeps note of burnings; asked after the plan was made */
	Journal journal();

	/**
	 * The plan was run, to its end or not.
	 *
	 * @param record
	 *            what became of it
	 * @param streams
	 *            where to say what comes of that
	 */
	default void ended(RunRecord record, RunStreams streams) {
		// most have nothing to add to what was said about the steps
	}

	/**
	 * The run has ended, however that was: clears what must not be kept, and shows others the files that were made. May
	 * be called more than once.
	 */
	@Override
	void close();
}
