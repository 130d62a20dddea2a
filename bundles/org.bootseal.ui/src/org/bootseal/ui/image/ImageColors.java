/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.image;

import org.bootseal.core.imagesheet.ImageRegion;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.graphics.Color;

/** The colours of the pieces of an image; users choose them in the preferences, and a dark theme has others. */
final class ImageColors {

	private static final String PREFIX = "org.bootseal.ui.image."; //$NON-NLS-1$

	private ImageColors() {
		// static only
	}

	static Color of(ImageRegion.Kind kind) {
		return JFaceResources.getColorRegistry().get(PREFIX + switch (kind) {
		case CONFIGURATION -> "configuration"; //$NON-NLS-1$
		case HEADER -> "header"; //$NON-NLS-1$
		case DCD -> "dcd"; //$NON-NLS-1$
		case SIGNATURE -> "signature"; //$NON-NLS-1$
		case APPLICATION -> "application"; //$NON-NLS-1$
		case ENCRYPTION -> "encryption"; //$NON-NLS-1$
		case OTHER -> throw new IllegalArgumentException("no region"); //$NON-NLS-1$
		});
	}
}
