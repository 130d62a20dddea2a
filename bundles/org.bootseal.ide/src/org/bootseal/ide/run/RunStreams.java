/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ide.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;

import org.eclipse.debug.core.model.IStreamMonitor;
import org.eclipse.debug.core.model.IStreamsProxy;

/**
 * What a run says, line by line, in one stream for each tone so that each can have its colour. A console that knows
 * nothing of tones takes the two usual streams: output has everything but errors, in its order.
 */
public final class RunStreams implements IStreamsProxy {

	/** Stream of the titles of steps. */
	public static final String HEADING = "heading";
	/** Stream of the command lines that do the same as the run. */
	public static final String COMMAND = "command";
	/** Stream of what the board answered. */
	public static final String STATUS = "status";
	/** Stream of what succeeded. */
	public static final String OK = "ok";
	/** Stream of what failed; also the error stream. */
	public static final String ERROR = "error";
	/** Stream of everything else that is worth knowing. */
	public static final String NOTE = "note";
	/** All streams of this class. */
	public static final List<String> IDS = List.of(HEADING, COMMAND, STATUS, OK, ERROR, NOTE);

	/** One line and the stream in which it was said. */
	private record Said(String id, String text) {
	}

	private final List<Said> said = new ArrayList<>();
	private final List<BiConsumer<String, String>> followers = new CopyOnWriteArrayList<>();
	private final Map<String, RunStream> streams = new LinkedHashMap<>();
	private final RunStream output = new RunStream();

	/** Streams in which nothing was said yet. */
	public RunStreams() {
		IDS.forEach(id -> streams.put(id, new RunStream()));
	}

	/**
	 * @param id
	 *            one of {@link #IDS}
	 * @return the stream
	 */
	public IStreamMonitor monitor(String id) {
		return stream(id);
	}

	private RunStream stream(String id) {
		RunStream stream = streams.get(id);
		if (stream == null) {
			throw new IllegalArgumentException("there is no stream " + id);
		}
		return stream;
	}

	/**
	 * Hears all lines of all streams in the order in which they were said, those first that were said already. A
	 * console is made while the run goes on, and the streams alone do not tell in which order their lines were said.
	 *
	 * @param follower
	 *            takes the id of the stream and the line with its end, in the thread that says it
	 */
	public void follow(BiConsumer<String, String> follower) {
		synchronized (said) {
			said.forEach(line -> follower.accept(line.id(), line.text()));
			followers.add(follower);
		}
	}

	/**
	 * @param follower
	 *            hears no more
	 */
	public void unfollow(BiConsumer<String, String> follower) {
		followers.remove(follower);
	}

	/**
	 * Says a line.
	 *
	 * @param id
	 *            one of {@link #IDS}
	 * @param line
	 *            the line, without its end
	 */
	public void say(String id, String line) {
		String text = line + System.lineSeparator();
		synchronized (said) {
			said.add(new Said(id, text));
			followers.forEach(follower -> follower.accept(id, text));
		}
		stream(id).append(text);
		if (!id.equals(ERROR)) {
			output.append(text);
		}
	}

	@Override
	public IStreamMonitor getErrorStreamMonitor() {
		return stream(ERROR);
	}

	@Override
	public IStreamMonitor getOutputStreamMonitor() {
		return output;
	}

	/** A run reads nothing. */
	@Override
	public void write(String input) {
		// there is nobody to read it
	}
}
