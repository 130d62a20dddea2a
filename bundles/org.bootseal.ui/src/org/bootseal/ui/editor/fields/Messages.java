/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.editor.fields;

import org.eclipse.osgi.util.NLS;

/** What users read of this package. */
final class Messages extends NLS {

	public static String ComboField_default;
	public static String Field_label;
	public static String FileField_browse;
	public static String FileField_cannotOpen;

	static {
		NLS.initializeMessages("org.bootseal.ui.editor.fields.messages", Messages.class); //$NON-NLS-1$
	}

	private Messages() {
	}
}
