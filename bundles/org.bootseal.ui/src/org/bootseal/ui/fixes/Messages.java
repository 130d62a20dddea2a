/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.fixes;

import org.eclipse.osgi.util.NLS;

/** Texts of this package. */
final class Messages extends NLS {

	public static String RemedyDialog_apply;
	public static String RemedyDialog_choices;
	public static String RemedyDialog_heading;
	public static String RemedyDialog_preview;
	public static String RemedyDialog_title;

	static {
		NLS.initializeMessages("org.bootseal.ui.fixes.messages", Messages.class); //$NON-NLS-1$
	}

	private Messages() {
	}
}
