/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.launch;

import org.eclipse.osgi.util.NLS;

/** What users read of this package. */
final class Messages extends NLS {

	public static String BoardBlock_away;
	public static String BoardBlock_fromFile;
	public static String BoardBlock_group;
	public static String BoardBlock_missing;
	public static String BoardBlock_named;
	public static String BoardBlock_unknown;
	public static String BurnSummary_burns;
	public static String BurnSummary_nothing;
	public static String ConfirmBlock_ask;
	public static String ConfirmBlock_group;
	public static String ConfirmBlock_missing;
	public static String ConfirmBlock_note;
	public static String ConfirmBlock_token;
	public static String ConfirmBlock_tokenHint;
	public static String ConfirmBlock_unattended;
	public static String ConfirmBlock_warning;
	public static String ConsentDialog_board;
	public static String ConsentDialog_burn;
	public static String ConsentDialog_oneWord;
	public static String ConsentDialog_title;
	public static String ConsentDialog_token;
	public static String ConsentDialog_typeClose;
	public static String ConsentDialog_typeLock;
	public static String ConsentDialog_typeXip;
	public static String ConsentDialog_words;
	public static String ConsequencesText_label;
	public static String EndBlock_boot;
	public static String EndBlock_group;
	public static String EndBlock_journal;
	public static String EndBlock_journalHint;
	public static String FileBlock_group;
	public static String FileBlock_hint;
	public static String FileBlock_missing;
	public static String FuseBlock_boot;
	public static String FuseBlock_close;
	public static String FuseBlock_danger;
	public static String FuseBlock_group;
	public static String FuseBlock_lock;
	public static String FuseBlock_noFile;
	public static String FuseBlock_notWanted;
	public static String FuseBlock_other;
	public static String FuseBlock_reading;
	public static String FuseBlock_srk;
	public static String FuseBlock_xipEnable;
	public static String FuseBlock_xipKey;
	public static String FuseGroupLine_more;
	public static String FuseGroupLine_problem;
	public static String FuseGroupLine_words;
	public static String FuseRow_bit;
	public static String FuseRow_unknown;
	public static String FuseTree_after;
	public static String FuseTree_copy;
	public static String FuseTree_fuse;
	public static String FuseTree_group;
	public static String FuseTree_label;
	public static String FuseTree_mask;
	public static String FuseTree_now;
	public static String FuseTree_word;
	public static String FusesTab_name;
	public static String MainTab_name;
	public static String MeaningPopup_info;
	public static String Meaning_bit;
	public static String Meaning_bits;
	public static String Meaning_cause;
	public static String Meaning_danger;
	public static String Meaning_fuse;
	public static String Meaning_general;
	public static String Meaning_never;
	public static String Meaning_remedy;
	public static String PasswordDialog_message;
	public static String PasswordDialog_password;
	public static String PasswordDialog_pin;
	public static String PasswordDialog_pinMessage;
	public static String PasswordDialog_pinTitle;
	public static String PasswordDialog_title;
	public static String PathButtons_choose;
	public static String PathButtons_chooseTitle;
	public static String PathButtons_fileSystem;
	public static String PathButtons_variables;
	public static String PathButtons_workspace;
	public static String PathCheck_noFile;
	public static String PlanJob_name;
	public static String PlanTab_cancel;
	public static String PlanTab_cancelled;
	public static String PlanTab_done;
	public static String PlanTab_name;
	public static String PlanTab_notYet;
	public static String PlanTab_working;

	static {
		NLS.initializeMessages("org.bootseal.ui.launch.messages", Messages.class); //$NON-NLS-1$
	}

	private Messages() {
	}
}
