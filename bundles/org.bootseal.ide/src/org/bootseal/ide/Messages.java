/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ide;

import org.eclipse.osgi.util.NLS;

/** What users read of this bundle. */
final class Messages extends NLS {

	public static String ReadDevicesJob_name;

	static {
		NLS.initializeMessages("org.bootseal.ide.messages", Messages.class);
	}

	private Messages() {
	}
}
