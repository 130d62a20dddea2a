/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.editor.source;

import org.eclipse.osgi.util.NLS;

/** What users read of this package. */
final class Messages extends NLS {

	public static String FileLinkDetector_cannotOpen;
	public static String SchemaAssist_required;
	public static String SchemaHover_default;
	public static String SchemaHover_expected;

	static {
		NLS.initializeMessages("org.bootseal.ui.editor.source.messages", Messages.class); //$NON-NLS-1$
	}

	private Messages() {
	}
}
