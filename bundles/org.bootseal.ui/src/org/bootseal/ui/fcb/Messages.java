/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.fcb;

import org.eclipse.osgi.util.NLS;

/** What users read of this package. */
final class Messages extends NLS {

	public static String BlockSection_all;
	public static String BlockSection_boardMessage;
	public static String BlockSection_boardTitle;
	public static String BlockSection_chip;
	public static String BlockSection_compareBoard;
	public static String BlockSection_compareFile;
	public static String BlockSection_device;
	public static String BlockSection_export;
	public static String BlockSection_forms;
	public static String BlockSection_import;
	public static String BlockSection_makeMessage;
	public static String BlockSection_makeTitle;
	public static String BlockSection_noBoard;
	public static String BlockSection_noDevice;
	public static String BlockSection_noTag;
	public static String BlockSection_title;
	public static String BlockSection_words;
	public static String FcbBlockDocuments_outside;
	public static String FcbComparisonDialog_count;
	public static String FcbComparisonDialog_field;
	public static String FcbComparisonDialog_meaning;
	public static String FcbComparisonDialog_same;
	public static String FcbComparisonDialog_title;
	public static String FcbPage_title;
	public static String FieldsSection_commands;
	public static String FieldsSection_driver;
	public static String FieldsSection_geometry;
	public static String FieldsSection_meaning;
	public static String FieldsSection_name;
	public static String FieldsSection_reserved;
	public static String FieldsSection_timing;
	public static String FieldsSection_title;
	public static String FieldsSection_value;
	public static String FieldsSection_words;
	public static String FieldsSection_wrong;
	public static String LutPage_title;
	public static String LutSection_instruction;
	public static String LutSection_name;
	public static String LutSection_opcode;
	public static String LutSection_operand;
	public static String LutSection_pads;
	public static String LutSection_sequence;
	public static String LutSection_title;
	public static String LutSection_words;
	public static String NumberEditing_wrong;

	static {
		NLS.initializeMessages("org.bootseal.ui.fcb.messages", Messages.class); //$NON-NLS-1$
	}

	private Messages() {
	}
}
