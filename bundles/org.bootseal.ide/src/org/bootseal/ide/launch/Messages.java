/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ide.launch;

import org.eclipse.osgi.util.NLS;

/** What users read of this package. */
final class Messages extends NLS {

	public static String LaunchFiles_missing;
	public static String LaunchFiles_none;
	public static String ReadWantedFusesJob_name;

	static {
		NLS.initializeMessages("org.bootseal.ide.launch.messages", Messages.class);
	}

	private Messages() {
	}
}
