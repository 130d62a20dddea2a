/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.hab;

import org.eclipse.osgi.util.NLS;

/** What users read of this package. */
final class Messages extends NLS {

	public static String BdEditor_convert;
	public static String BdEditor_external;
	public static String BdEditor_name;
	public static String BdEditor_text;
	public static String BdEditor_warnings;
	public static String CsfSection_add;
	public static String CsfSection_choose;
	public static String CsfSection_down;
	public static String CsfSection_meaning;
	public static String CsfSection_name;
	public static String CsfSection_otherForm;
	public static String CsfSection_remove;
	public static String CsfSection_title;
	public static String CsfSection_up;
	public static String CsfSection_value;
	public static String FlagsField_encrypted;
	public static String FlagsField_signed;
	public static String FlagsField_unsigned;
	public static String HabBuilding_title;
	public static String HabPage_bootDevice;
	public static String HabPage_build;
	public static String HabPage_buildTip;
	public static String HabPage_dcd;
	public static String HabPage_device;
	public static String HabPage_entry;
	public static String HabPage_flags;
	public static String HabPage_image;
	public static String HabPage_ivt;
	public static String HabPage_load;
	public static String HabPage_source;
	public static String HabPage_start;
	public static String HabPage_time;
	public static String HabPage_title;
	public static String HabPage_xmcd;
	public static String ValueEditing_expected;

	static {
		NLS.initializeMessages("org.bootseal.ui.hab.messages", Messages.class); //$NON-NLS-1$
	}

	private Messages() {
	}
}
