/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.editor.model;

import org.eclipse.osgi.util.NLS;

/** What users read of this package. */
final class Messages extends NLS {

	public static String EditorModel_readOnly;
	public static String NamedFile_missing;
	public static String NamedFile_outside;

	static {
		NLS.initializeMessages("org.bootseal.ui.editor.model.messages", Messages.class); //$NON-NLS-1$
	}

	private Messages() {
	}
}
