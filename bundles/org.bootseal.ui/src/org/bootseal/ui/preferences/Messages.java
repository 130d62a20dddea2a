/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.preferences;

import org.eclipse.osgi.util.NLS;

/** What users read of this package. */
final class Messages extends NLS {

	public static String BootsealPreferencePage_description;
	public static String BootsealPropertyPage_own;
	public static String BootsealPropertyPage_workspace;
	public static String FlashloaderTable_browse;
	public static String FlashloaderTable_choose;
	public static String FlashloaderTable_clear;
	public static String FlashloaderTable_device;
	public static String FlashloaderTable_path;
	public static String PreferencesBlock_board;
	public static String PreferencesBlock_boardLimit;
	public static String PreferencesBlock_boardWrong;
	public static String PreferencesBlock_flashloaderLimit;
	public static String PreferencesBlock_flashloaders;
	public static String PreferencesBlock_note;

	static {
		NLS.initializeMessages("org.bootseal.ui.preferences.messages", Messages.class); //$NON-NLS-1$
	}

	private Messages() {
	}
}
