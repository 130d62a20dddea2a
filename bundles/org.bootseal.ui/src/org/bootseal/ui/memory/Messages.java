/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.memory;

import org.eclipse.osgi.util.NLS;

/** What users read of this package. */
final class Messages extends NLS {

	public static String ChipSection_bus;
	public static String ChipSection_chip;
	public static String ChipSection_choose;
	public static String ChipSection_chosen;
	public static String ChipSection_device;
	public static String ChipSection_known;
	public static String ChipSection_knownMore;
	public static String ChipSection_title;
	public static String ChipSection_unknown;
	public static String ChipSection_wrong;
	public static String Field_label;
	public static String InstanceField_default;
	public static String InstanceField_label;
	public static String InstanceField_number;
	public static String KnownMemoryDialog_chip;
	public static String KnownMemoryDialog_disagree;
	public static String KnownMemoryDialog_filter;
	public static String KnownMemoryDialog_kind;
	public static String KnownMemoryDialog_message;
	public static String KnownMemoryDialog_note;
	public static String KnownMemoryDialog_size;
	public static String KnownMemoryDialog_source;
	public static String KnownMemoryDialog_tested;
	public static String KnownMemoryDialog_title;
	public static String KnownMemoryDialog_use;
	public static String KnownMemoryDialog_vendor;
	public static String KnownMemoryDialog_window;
	public static String KnownMemoryDialog_words;
	public static String MemoryPage_test;
	public static String MemoryPage_testTip;
	public static String MemoryPage_title;
	public static String OptionCodeField_code;
	public static String OptionCodeField_disagreement;
	public static String OptionCodeField_undefined;
	public static String OptionPicture_bits;
	public static String OptionPicture_tag;
	public static String OptionPicture_tip;
	public static String SectorConsentHandler_erase;
	public static String SectorConsentHandler_title;
	public static String SentSection_clock;
	public static String SentSection_summary;
	public static String SentSection_title;
	public static String SentSection_wrong;
	public static String TestReport_cancelled;
	public static String TestReport_changed;
	public static String TestReport_failed;
	public static String TestReport_never;
	public static String TestReport_next;
	public static String TestReport_passed;
	public static String TestReport_running;
	public static String TestReport_step;
	public static String TestSection_board;
	public static String TestSection_boardTip;
	public static String TestSection_find;
	public static String TestSection_findTip;
	public static String TestSection_none;
	public static String TestSection_one;
	public static String TestSection_oneAndFcb;
	public static String TestSection_sectors;
	public static String TestSection_sectorsTip;
	public static String TestSection_title;
	public static String WordField_label;
	public static String WordField_none;
	public static String WordSection_title;

	static {
		NLS.initializeMessages("org.bootseal.ui.memory.messages", Messages.class); //$NON-NLS-1$
	}

	private Messages() {
	}
}
