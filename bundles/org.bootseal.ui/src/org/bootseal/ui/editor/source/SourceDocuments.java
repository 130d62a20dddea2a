/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.editor.source;

import org.bootseal.ide.build.ProblemMarkers;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IMarker;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.jface.text.source.IAnnotationModel;
import org.eclipse.ui.editors.text.TextFileDocumentProvider;
import org.eclipse.ui.texteditor.ResourceMarkerAnnotationModel;

/**
 * The documents of configurations. They show no markers of the builder: the editor shows what it finds itself, which is
 * newer, and would show each problem twice.
 */
public final class SourceDocuments extends TextFileDocumentProvider {

	@Override
	protected IAnnotationModel createAnnotationModel(IFile file) {
		return new ResourceMarkerAnnotationModel(file) {
			@Override
			protected boolean isAcceptable(IMarker marker) {
				return super.isAcceptable(marker) && !isOfBuilder(marker);
			}
		};
	}

	private static boolean isOfBuilder(IMarker marker) {
		try {
			return marker.isSubtypeOf(ProblemMarkers.TYPE);
		} catch (CoreException gone) {
			return true;
		}
	}
}
