/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ide.project;

import org.eclipse.osgi.util.NLS;

/** What users read of this package. */
final class Messages extends NLS {

	public static String ExampleProject_creating;
	public static String ExampleProject_exists;
	public static String ExampleProject_folderExists;
	public static String ExampleProject_launch;

	static {
		NLS.initializeMessages("org.bootseal.ide.project.messages", Messages.class);
	}

	private Messages() {
	}
}
