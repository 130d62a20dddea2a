/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ide.run;

import java.io.IOException;

import org.bootseal.core.BadInputException;
import org.bootseal.core.CancelledException;
import org.bootseal.core.Progress;

/** What a build does. Used by the one thread that builds. */
public interface BuildTask extends AutoCloseable {

	/** @return what started it, for people: the name of the launch configuration */
	String name();

	/**
	 * Builds.
	 *
	 * @param streams
	 *            where to say what is built
	 * @param progress
	 *            asked whether to go on
	 * @throws IOException
	 *             if a file can't be read or written
	 * @throws BadInputException
	 *             if something that the user gave is wrong
	 * @throws CancelledException
	 *             if the user ended it
	 */
	void build(RunStreams streams, Progress progress) throws IOException, BadInputException, CancelledException;

	/**
	 * The build has ended, however that was: clears what must not be kept, and shows others the files that were made.
	 * May be called more than once.
	 */
	@Override
	void close();
}
