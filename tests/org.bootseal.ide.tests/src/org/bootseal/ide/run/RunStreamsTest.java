/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ide.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;

import org.eclipse.debug.core.IStreamListener;
import org.eclipse.debug.core.model.IFlushableStreamMonitor;
import org.junit.jupiter.api.Test;

class RunStreamsTest {

	private static final String END = System.lineSeparator();

	private final RunStreams streams = new RunStreams();

	@Test
	void outputHasEverythingButErrors() {
		for (String id : RunStreams.IDS) {
			streams.say(id, id);
			assertEquals(id + END, streams.monitor(id).getContents());
		}
		assertEquals("heading" + END + "command" + END + "status" + END + "ok" + END + "note" + END,
				streams.getOutputStreamMonitor().getContents());
		assertEquals("error" + END, streams.getErrorStreamMonitor().getContents());
		assertThrows(IllegalArgumentException.class, () -> streams.monitor("other"));
	}

	@Test
	void consoleThatTakesOverGetsEachLineOnce() {
		List<String> console = new ArrayList<>();
		IStreamListener listener = (text, monitor) -> console.add(text.strip());
		streams.say(RunStreams.NOTE, "before");
		IFlushableStreamMonitor monitor = (IFlushableStreamMonitor) streams.monitor(RunStreams.NOTE);
		monitor.addListener(listener);
		console.add(monitor.getContents().strip());
		monitor.flushContents();
		monitor.setBuffered(false);
		streams.say(RunStreams.NOTE, "after");
		assertEquals(List.of("before", "after"), console);
		assertEquals("", monitor.getContents());
		monitor.removeListener(listener);
		streams.say(RunStreams.NOTE, "later");
		assertEquals(2, console.size());
	}
}
