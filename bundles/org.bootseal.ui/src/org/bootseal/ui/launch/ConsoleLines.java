/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.launch;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;

import org.bootseal.ide.run.RunStreams;
import org.eclipse.core.runtime.ListenerList;
import org.eclipse.debug.core.IStreamListener;
import org.eclipse.debug.core.model.IStreamMonitor;

/** The streams of one console, which keep nothing: what is said goes on at once, in the order in which it was said. */
final class ConsoleLines implements BiConsumer<String, String> {

	private final Map<String, Monitor> monitors = new LinkedHashMap<>();

	ConsoleLines() {
		RunStreams.IDS.forEach(id -> monitors.put(id, new Monitor()));
	}

	IStreamMonitor monitor(String id) {
		return monitors.get(id);
	}

	@Override
	public void accept(String id, String text) {
		monitors.get(id).append(text);
	}

	private static final class Monitor implements IStreamMonitor {

		private final ListenerList<IStreamListener> listeners = new ListenerList<>();

		void append(String text) {
			listeners.forEach(listener -> listener.streamAppended(text, this));
		}

		@Override
		public void addListener(IStreamListener listener) {
			listeners.add(listener);
		}

		@Override
		public void removeListener(IStreamListener listener) {
			listeners.remove(listener);
		}

		@Override
		public String getContents() {
			return ""; //$NON-NLS-1$
		}
	}
}
