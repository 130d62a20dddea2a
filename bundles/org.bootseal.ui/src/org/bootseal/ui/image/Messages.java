/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.image;

import org.eclipse.osgi.util.NLS;

/** What users read of this package. */
final class Messages extends NLS {

	public static String FindingTable_finding;
	public static String FindingTable_offset;
	public static String HexView_bytes;
	public static String ImageEditor_findMessage;
	public static String ImageEditor_findNothing;
	public static String ImageEditor_finding;
	public static String ImageEditor_findTitle;
	public static String ImageEditor_goToMessage;
	public static String ImageEditor_goToTitle;
	public static String ImageEditor_goToWrong;
	public static String ImageEditor_noFile;
	public static String ImageHead_anyDevice;
	public static String ImageHead_basis;
	public static String ImageHead_device;
	public static String ImageHead_find;
	public static String ImageHead_goTo;
	public static String ImageHead_noDevice;
	public static String ImageTree_length;
	public static String ImageTree_meaning;
	public static String ImageTree_offset;
	public static String ImageTree_piece;

	static {
		NLS.initializeMessages("org.bootseal.ui.image.messages", Messages.class); //$NON-NLS-1$
	}

	private Messages() {
	}
}
