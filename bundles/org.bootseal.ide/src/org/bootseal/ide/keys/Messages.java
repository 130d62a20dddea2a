/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ide.keys;

import org.eclipse.osgi.util.NLS;

/** Texts of this package. */
final class Messages extends NLS {

	public static String ExportSrkJob_exists;
	public static String ExportSrkJob_name;
	public static String KeySheetJob_name;
	public static String KeySheetJob_unreadable;

	static {
		NLS.initializeMessages("org.bootseal.ide.keys.messages", Messages.class); //$NON-NLS-1$
	}

	private Messages() {
	}
}
