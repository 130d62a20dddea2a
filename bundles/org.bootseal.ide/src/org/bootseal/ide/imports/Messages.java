/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ide.imports;

import org.eclipse.osgi.util.NLS;

/** What users read of this package. */
final class Messages extends NLS {

	public static String ImportJob_name;
	public static String ImportRequest_closed;
	public static String ImportRequest_noProject;
	public static String ImportRequest_noSource;
	public static String ImportRequest_wrongPath;
	public static String ToolsImport_task;

	static {
		NLS.initializeMessages("org.bootseal.ide.imports.messages", Messages.class); //$NON-NLS-1$
	}

	private Messages() {
	}
}
