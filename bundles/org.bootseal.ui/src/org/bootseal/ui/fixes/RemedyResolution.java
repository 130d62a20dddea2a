/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.fixes;

import java.util.Arrays;
import java.util.List;

import org.bootseal.ide.build.ProblemMarkers;
import org.bootseal.ide.review.MarkedRemedy;
import org.bootseal.ide.review.RemedyJob;
import org.eclipse.core.resources.IMarker;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.views.markers.WorkbenchMarkerResolution;

/** One remedy of a problem marker, and of all markers that the same remedy helps. Works in the background. */
final class RemedyResolution extends WorkbenchMarkerResolution {

	private final IMarker marker;
	private final String label;

	RemedyResolution(IMarker marker, String label) {
		this.marker = marker;
		this.label = label;
	}

	@Override
	public String getLabel() {
		return label;
	}

	/** The lines that it changes. */
	@Override
	public String getDescription() {
		int number = RemedyResolutions.labels(marker).indexOf(label);
		return marker.getAttribute(ProblemMarkers.PREVIEW + number, "") //$NON-NLS-1$
				.replace("&", "&amp;").replace("<", "&lt;").replace("\n", "<br/>"); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$ //$NON-NLS-4$ //$NON-NLS-5$ //$NON-NLS-6$
	}

	/** Null, as the workbench wants it, for none. */
	@Override
	public Image getImage() {
		return null;
	}

	@Override
	public IMarker[] findOtherMarkers(IMarker[] markers) {
		return Arrays.stream(markers)
				.filter(other -> !other.equals(marker) && RemedyResolutions.labels(other).contains(label))
				.toArray(IMarker[]::new);
	}

	@Override
	public void run(IMarker chosen) {
		apply(List.of(chosen));
	}

	@Override
	public void run(IMarker[] markers, IProgressMonitor monitor) {
		apply(Arrays.asList(markers));
	}

	private void apply(List<IMarker> markers) {
		RemedyJob job = new RemedyJob(markers.stream().map(each -> MarkedRemedy.of(each, label)).toList(),
				new EditorTexts(Display.getDefault()));
		job.setUser(true);
		job.schedule();
	}
}
