/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.compare;

import org.eclipse.osgi.util.NLS;

/** Texts of this package. */
final class Messages extends NLS {

	public static String CompareBoardsHandler_question;
	public static String CompareBoardsHandler_title;
	public static String CompareRunsHandler_job;
	public static String ComparisonDialog_kind;
	public static String ComparisonDialog_meaning;
	public static String ComparisonDialog_same;
	public static String ComparisonDialog_subject;
	public static String ComparisonDialog_summary;
	public static String ComparisonDialog_title;

	static {
		NLS.initializeMessages("org.bootseal.ui.compare.messages", Messages.class); //$NON-NLS-1$
	}

	private Messages() {
	}
}
