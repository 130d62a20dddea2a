/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ide.review;

import org.bootseal.ide.build.ProblemMarkers;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IMarker;

/**
 * A remedy that the user chose for a problem marker. It names the finding and not its characters, which are elsewhere
 * after another remedy.
 *
 * @param file
 *            the file with the problem
 * @param path
 *            the value that the finding is about, as the marker has it
 * @param message
 *            the finding's message
 * @param label
 *            what the remedy does, as the user read it
 */
public record MarkedRemedy(IFile file, String path, String message, String label) {

	/**
	 * @param marker
	 *            a marker of a file
	 * @param label
	 *            what the remedy does
	 * @return the remedy
	 */
	public static MarkedRemedy of(IMarker marker, String label) {
		return new MarkedRemedy((IFile) marker.getResource(), marker.getAttribute(ProblemMarkers.PATH, ""),
				marker.getAttribute(IMarker.MESSAGE, ""), label);
	}
}
