/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.launch;

import java.util.Map;

import org.bootseal.ide.run.RunStreams;
import org.eclipse.debug.core.model.IProcess;
import org.eclipse.debug.ui.DebugUITools;
import org.eclipse.debug.ui.console.IConsole;
import org.eclipse.debug.ui.console.IConsoleColorProvider;
import org.eclipse.jface.resource.ColorRegistry;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.ui.console.IOConsoleOutputStream;

/** Colours the console of a run by tone. The colours are the user's: Preferences, Colors and Fonts, Bootseal. */
public final class RunConsoleColors implements IConsoleColorProvider {

	/** Keys of the platform, which names them in no public class. */
	private static final String OPEN_ON_OUTPUT = "DEBUG.consoleOpenOnOut"; //$NON-NLS-1$
	private static final String OPEN_ON_ERROR = "DEBUG.consoleOpenOnErr"; //$NON-NLS-1$

	private static final Map<String, String> COLORS = Map.of( //
			RunStreams.HEADING, "org.bootseal.ui.console.heading", //$NON-NLS-1$
			RunStreams.COMMAND, "org.bootseal.ui.console.command", //$NON-NLS-1$
			RunStreams.STATUS, "org.bootseal.ui.console.status", //$NON-NLS-1$
			RunStreams.OK, "org.bootseal.ui.console.ok", //$NON-NLS-1$
			RunStreams.ERROR, "org.bootseal.ui.console.error"); //$NON-NLS-1$

	private RunStreams streams;
	private ConsoleLines lines;

	/**
	 * Connects all streams as one: the console is made while the run speaks, and its lines must stay in their order.
	 */
	@Override
	public void connect(IProcess process, IConsole console) {
		if (process.getStreamsProxy() instanceof RunStreams runStreams) {
			streams = runStreams;
			lines = new ConsoleLines();
			for (String id : RunStreams.IDS) {
				console.connect(lines.monitor(id), id);
				IOConsoleOutputStream stream = console.getStream(id);
				if (stream != null) {
					stream.setActivateOnWrite(opensConsole(id));
				}
			}
			streams.follow(lines);
		}
	}

	/** Whether the console comes to the front when something is said is for the platform's preferences to decide. */
	private static boolean opensConsole(String id) {
		return DebugUITools.getPreferenceStore()
				.getBoolean(id.equals(RunStreams.ERROR) ? OPEN_ON_ERROR : OPEN_ON_OUTPUT);
	}

	@Override
	public void disconnect() {
		if (streams != null) {
			streams.unfollow(lines);
		}
	}

	/** A run asks in dialogs, never in the console. */
	@Override
	public boolean isReadOnly() {
		return true;
	}

	@Override
	public Color getColor(String stream) {
		ColorRegistry registry = JFaceResources.getColorRegistry();
		RGB color = COLORS.containsKey(stream) ? registry.getRGB(COLORS.get(stream)) : null;
		return color == null ? null : new Color(color);
	}
}
