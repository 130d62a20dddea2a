/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ide.image;

import org.eclipse.osgi.util.NLS;

/** What users read of this package. */
final class Messages extends NLS {

	public static String ImageFileJob_name;
	public static String ImageFileJob_tooLong;
	public static String ImageFileJob_unreadable;
	public static String ImageFileJob_withHash;
	public static String ImageFileJob_withoutHash;

	static {
		NLS.initializeMessages("org.bootseal.ide.image.messages", Messages.class); //$NON-NLS-1$
	}

	private Messages() {
	}
}
