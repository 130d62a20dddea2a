/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ide.review;

import org.eclipse.osgi.util.NLS;

/** What users read of this package. */
final class Messages extends NLS {

	public static String RemedyJob_changed;
	public static String RemedyJob_gone;
	public static String RemedyJob_name;
	public static String ReviewJob_name;

	static {
		NLS.initializeMessages("org.bootseal.ide.review.messages", Messages.class);
	}

	private Messages() {
	}
}
