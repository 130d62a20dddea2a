/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.fixes;

import java.util.ArrayList;
import java.util.List;

import org.bootseal.ide.build.ProblemMarkers;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IMarker;
import org.eclipse.ui.IMarkerResolution;
import org.eclipse.ui.IMarkerResolutionGenerator2;

/** Quick fixes of the builder's problem markers, of whatever kind of file. */
public final class RemedyResolutions implements IMarkerResolutionGenerator2 {

	@Override
	public boolean hasResolutions(IMarker marker) {
		return marker.getResource() instanceof IFile
				&& !marker.getAttribute(ProblemMarkers.REMEDY + 0, "").isEmpty(); //$NON-NLS-1$
	}

	@Override
	public IMarkerResolution[] getResolutions(IMarker marker) {
		return labels(marker).stream().map(label -> new RemedyResolution(marker, label))
				.toArray(IMarkerResolution[]::new);
	}

	/** What the remedies of a marker do, the best first. */
	static List<String> labels(IMarker marker) {
		List<String> labels = new ArrayList<>();
		if (marker.getResource() instanceof IFile) {
			for (String label = label(marker, 0); !label.isEmpty(); label = label(marker, labels.size())) {
				labels.add(label);
			}
		}
		return labels;
	}

	private static String label(IMarker marker, int number) {
		return marker.getAttribute(ProblemMarkers.REMEDY + number, ""); //$NON-NLS-1$
	}
}
