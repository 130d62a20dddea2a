/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ide.fuses;

import org.eclipse.osgi.util.NLS;

/** What users read of this package. */
final class Messages extends NLS {

	public static String FuseSheetJob_name;
	public static String FuseSheetJob_unreadable;
	public static String RehearseFusesJob_as;
	public static String RehearseFusesJob_boot;
	public static String RehearseFusesJob_burnt;
	public static String RehearseFusesJob_name;
	public static String RehearseFusesJob_nothing;
	public static String RehearseFusesJob_other;

	static {
		NLS.initializeMessages("org.bootseal.ide.fuses.messages", Messages.class); //$NON-NLS-1$
	}

	private Messages() {
	}
}
