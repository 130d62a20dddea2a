/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.keys;

import org.eclipse.osgi.util.NLS;

/** Texts of this package. */
final class Messages extends NLS {

	public static String BurntChoice_board;
	public static String BurntChoice_device;
	public static String BurntChoice_file;
	public static String BurntChoice_fileTitle;
	public static String BurntChoice_none;
	public static String BurntChoice_read;
	public static String ExportSrkHandler_message;
	public static String ExportSrkHandler_title;
	public static String KeyColumns_algorithm;
	public static String KeyColumns_ca;
	public static String KeyColumns_csf;
	public static String KeyColumns_elsewhere;
	public static String KeyColumns_encrypted;
	public static String KeyColumns_expired;
	public static String KeyColumns_from;
	public static String KeyColumns_img;
	public static String KeyColumns_locked;
	public static String KeyColumns_missing;
	public static String KeyColumns_name;
	public static String KeyColumns_noCertificate;
	public static String KeyColumns_notYet;
	public static String KeyColumns_other;
	public static String KeyColumns_plain;
	public static String KeyColumns_private;
	public static String KeyColumns_revoked;
	public static String KeyColumns_role;
	public static String KeyColumns_serial;
	public static String KeyColumns_soon;
	public static String KeyColumns_srk;
	public static String KeyColumns_state;
	public static String KeyColumns_subject;
	public static String KeyColumns_token;
	public static String KeyColumns_until;
	public static String KeyColumns_used;
	public static String KeyColumns_valid;
	public static String KeysView_blank;
	public static String KeysView_create;
	public static String KeysView_different;
	public static String KeysView_empty;
	public static String KeysView_equal;
	public static String KeysView_hash;
	public static String KeysView_noDevice;
	public static String KeysView_notRead;
	public static String KeysView_summary;
	public static String NewKeyTreePage_again;
	public static String NewKeyTreePage_description;
	public static String NewKeyTreePage_differ;
	public static String NewKeyTreePage_exists;
	public static String NewKeyTreePage_fast;
	public static String NewKeyTreePage_folder;
	public static String NewKeyTreePage_kind;
	public static String NewKeyTreePage_noFolder;
	public static String NewKeyTreePage_noProject;
	public static String NewKeyTreePage_note;
	public static String NewKeyTreePage_password;
	public static String NewKeyTreePage_plain;
	public static String NewKeyTreePage_roots;
	public static String NewKeyTreePage_years;
	public static String NewKeyTreeWizard_title;
	public static String SrkColumns_blank;
	public static String SrkColumns_burnt;
	public static String SrkColumns_different;
	public static String SrkColumns_equal;
	public static String SrkColumns_index;
	public static String SrkColumns_notRead;
	public static String SrkColumns_state;
	public static String SrkColumns_unknown;
	public static String SrkColumns_wanted;
	public static String SrkColumns_word;

	static {
		NLS.initializeMessages("org.bootseal.ui.keys.messages", Messages.class); //$NON-NLS-1$
	}

	private Messages() {
	}
}
