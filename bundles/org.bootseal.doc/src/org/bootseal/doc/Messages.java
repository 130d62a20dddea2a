/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.doc;

import org.eclipse.osgi.util.NLS;

/** The texts of this package. */
final class Messages extends NLS {

	public static String CodeTopic_causes;
	public static String CodeTopic_general;
	public static String CodeTopic_names;
	public static String CodeTopic_sources;
	public static String CodeTopic_steps;
	public static String KeyTopic_expected;
	public static String KeyTopic_fuses;
	public static String KeyTopic_memory;
	public static String KeyTopic_provisioning;
	public static String KeyTopic_required;
	public static String KeyTopic_usual;

	static {
		NLS.initializeMessages("org.bootseal.doc.messages", Messages.class); //$NON-NLS-1$
	}

	private Messages() {
		// constants only
	}
}
