/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.editor;

import org.eclipse.osgi.util.NLS;

/** What users read of this package. */
final class Messages extends NLS {

	public static String FactsArea_error;
	public static String FactsArea_ok;
	public static String FactsArea_warning;
	public static String FormMessages_broken;
	public static String FormMessages_finding;
	public static String FormMessages_show;
	public static String FormMessages_showSource;
	public static String RemedyArea_fix;
	public static String RemedyArea_tip;

	static {
		NLS.initializeMessages("org.bootseal.ui.editor.messages", Messages.class); //$NON-NLS-1$
	}

	private Messages() {
	}
}
