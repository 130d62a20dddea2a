/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.virtual;

import org.bootseal.board.nor.FlashMap.PageState;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.graphics.Color;

/** The colours of the flash map; users choose them in the preferences, and a dark theme has others. */
final class FlashColors {

	private static final String PREFIX = "org.bootseal.ui.flash.";

	private FlashColors() {
	}

	static Color of(PageState state) {
		return JFaceResources.getColorRegistry().get(PREFIX + switch (state) {
		case BLANK -> "blank";
		case USED -> "used";
		case ERASED -> "erased";
		case PROGRAMMED -> "programmed";
		case READ_BACK -> "readBack";
		});
	}
}
