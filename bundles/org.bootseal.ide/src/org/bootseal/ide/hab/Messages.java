/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ide.hab;

import org.eclipse.osgi.util.NLS;

/** What users read of this package. */
final class Messages extends NLS {

	public static String BdConversionJob_name;

	static {
		NLS.initializeMessages("org.bootseal.ide.hab.messages", Messages.class); //$NON-NLS-1$
	}

	private Messages() {
	}
}
