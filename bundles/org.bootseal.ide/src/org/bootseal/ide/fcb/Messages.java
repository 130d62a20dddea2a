/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ide.fcb;

import org.eclipse.osgi.util.NLS;

/** What users read of this package. */
final class Messages extends NLS {

	public static String FcbExportJob_name;
	public static String FcbImportJob_name;

	static {
		NLS.initializeMessages("org.bootseal.ide.fcb.messages", Messages.class); //$NON-NLS-1$
	}

	private Messages() {
	}
}
