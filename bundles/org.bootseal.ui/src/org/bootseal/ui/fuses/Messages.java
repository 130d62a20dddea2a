/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.fuses;

import org.eclipse.osgi.util.NLS;

/** What users read of this package. */
final class Messages extends NLS {

	public static String BurntSection_blank;
	public static String BurntSection_board;
	public static String BurntSection_family;
	public static String BurntSection_file;
	public static String BurntSection_forget;
	public static String BurntSection_fromBoard;
	public static String BurntSection_fromFile;
	public static String BurntSection_read;
	public static String BurntSection_title;
	public static String FuseColumns_address;
	public static String FuseColumns_after;
	public static String FuseColumns_bit;
	public static String FuseColumns_bits;
	public static String FuseColumns_burnt;
	public static String FuseColumns_danger;
	public static String FuseColumns_leftOut;
	public static String FuseColumns_meaning;
	public static String FuseColumns_name;
	public static String FuseColumns_ok;
	public static String FuseColumns_refused;
	public static String FuseColumns_state;
	public static String FuseColumns_unknown;
	public static String FuseColumns_wanted;
	public static String FuseColumns_write;
	public static String FuseTableSection_all;
	public static String FuseTableSection_group;
	public static String FuseTableSection_title;
	public static String FuseTableSection_wantedOnly;
	public static String FusesPage_title;
	public static String OutcomeSection_boot;
	public static String OutcomeSection_copy;
	public static String OutcomeSection_findings;
	public static String OutcomeSection_noToken;
	public static String OutcomeSection_nothing;
	public static String OutcomeSection_order;
	public static String OutcomeSection_rehearsal;
	public static String OutcomeSection_rehearse;
	public static String OutcomeSection_title;
	public static String OutcomeSection_token;
	public static String OutcomeSection_tokenTip;
	public static String WantedEditing_none;
	public static String WantedEditing_number;

	static {
		NLS.initializeMessages("org.bootseal.ui.fuses.messages", Messages.class); //$NON-NLS-1$
	}

	private Messages() {
	}
}
