/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ide.build;

import org.eclipse.osgi.util.NLS;

/** What users read of this package. */
final class Messages extends NLS {

	public static String BootsealBuilder_name;
	public static String FileBuild_encrypted;
	public static String FileBuild_failed;
	public static String FileBuild_unreadable;
	public static String ProblemMarkers_line;
	public static String ProjectBuild_building;
	public static String ProjectBuild_notDeleted;
	public static String ProjectBuild_notSaved;

	static {
		NLS.initializeMessages("org.bootseal.ide.build.messages", Messages.class);
	}

	private Messages() {
	}
}
