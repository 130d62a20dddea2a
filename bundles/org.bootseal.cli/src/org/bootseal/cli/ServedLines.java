/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.bootseal.board.VirtualBoard;

/** The serial lines of boards that are served together, each on a port of its own. */
final class ServedLines implements AutoCloseable {

	private final List<ServedLine> lines = new ArrayList<>();

	/**
	 * @param output
	 *            where to tell what happens on them
	 * @param boards
	 *            the boards
	 * @param port
	 *            of the first, the others follow; 0 for any ports, null if there is only a link
	 * @param link
	 *            the terminal device of the first board; null for none
	 * @throws IOException
	 *             if one can't be served; then none is
	 */
	ServedLines(Output output, List<VirtualBoard> boards, Integer port, Path link) throws IOException {
		try {
			for (int i = 0; i < boards.size(); i++) {
				Integer its = port == null || port == 0 ? port : Integer.valueOf(port + i);
				lines.add(ServedLine.of(output, boards.get(i), its, i == 0 ? link : null));
			}
		} catch (IOException e) {
			close();
			throw e;
		}
	}

	/** Tells how to reach them. */
	void show(Output output) {
		lines.forEach(line -> line.show(output));
	}

	@Override
	public void close() {
		lines.forEach(ServedLine::close);
	}
}
