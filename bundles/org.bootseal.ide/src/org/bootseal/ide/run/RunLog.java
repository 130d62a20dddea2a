/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ide.run;

import java.util.List;
import java.util.Optional;

import org.bootseal.core.runlog.LoggedRun;
import org.eclipse.core.runtime.CoreException;

/** The runs of this workspace: a service. The last ones survive a restart. Safe for several threads. */
public interface RunLog {

	/** How many runs are kept; the oldest goes first. */
	int LIMIT = 200;

	/** How a run is exported. */
	enum Format {
		/** Plain text for people. */
		TEXT,
		/** One JSON object. */
		JSON
	}

	/**
	 * Returns at once. After a start of the workspace the log is read in the background; listeners are told when it is
	 * there.
	 *
	 * @return the runs, newest first
	 */
	List<LoggedRun> runs();

	/**
	 * @param id
	 *            of a run
	 * @return the run as it is now; empty if it is not in the log
	 */
	Optional<LoggedRun> find(String id);

	/**
	 * Writes a run to a file, without what others should not see: passwords and tokens are in no log anyway, and
	 * folders of this user are shortened. Writes a file, so it is for jobs.
	 *
	 * @param run
	 *            the run
	 * @param file
	 *            the file; replaced if it is there
	 * @param format
	 *            how
	 * @throws CoreException
	 *             if it can't be written
	 */
	void export(LoggedRun run, String file, Format format) throws CoreException;

	/**
	 * Removes the runs that have ended. Deletes files, so it is for jobs.
	 *
	 * @param runs
	 *            the runs to remove; those that are going on stay
	 * @throws CoreException
	 *             if they can't be removed
	 */
	void remove(List<LoggedRun> runs) throws CoreException;

	/**
	 * Keeps a run: a new one, or what became of one that is in the log already. Writes a file when a run begins or
	 * ends, so it is for jobs.
	 *
	 * @param run
	 *            the run as it is now
	 * @param position
	 *            how far it is; empty when it begins and when it has ended
	 */
	void put(LoggedRun run, Optional<RunPosition> position);

	/**
	 * @param listener
	 *            told from now on; nothing happens if it is told already
	 */
	void addListener(RunLogListener listener);

	/**
	 * @param listener
	 *            not told any more
	 */
	void removeListener(RunLogListener listener);
}
