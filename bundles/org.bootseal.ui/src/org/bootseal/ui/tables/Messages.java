/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.tables;

import org.eclipse.osgi.util.NLS;

/** What users read of this package. */
final class Messages extends NLS {

	public static String ColumnTree_filter;

	static {
		NLS.initializeMessages("org.bootseal.ui.tables.messages", Messages.class);
	}

	private Messages() {
	}
}
