/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.memory;

import org.eclipse.osgi.util.NLS;

/** What users read of this package. */
final class Messages extends NLS {

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
	public static String OptionPicture_bits;
	public static String OptionPicture_tag;

	static {
		NLS.initializeMessages("org.bootseal.ui.memory.messages", Messages.class); //$NON-NLS-1$
	}

	private Messages() {
	}
}
