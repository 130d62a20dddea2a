/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.finder;

import org.eclipse.osgi.util.NLS;

/** Texts of this package. */
final class Messages extends NLS {

	public static String FindBoardPage_board;
	public static String FindBoardPage_description;
	public static String FindBoardPage_device;
	public static String FindBoardPage_hint;
	public static String FindBoardPage_kind;
	public static String FindBoardPage_noBoard;
	public static String FindBoardPage_noFile;
	public static String FindBoardPage_noFolder;
	public static String FindBoardPage_target;
	public static String FindBoardPage_title;
	public static String FindMemoryWizard_changed;
	public static String FindMemoryWizard_title;
	public static String FindResultPage_description;
	public static String FindResultPage_found;
	public static String FindResultPage_job;
	public static String FindResultPage_preview;
	public static String FindResultPage_same;
	public static String FindResultPage_title;
	public static String FindSearchPage_candidate;
	public static String FindSearchPage_description;
	public static String FindSearchPage_ended;
	public static String FindSearchPage_nothing;
	public static String FindSearchPage_result;
	public static String FindSearchPage_running;
	public static String FindSearchPage_start;
	public static String FindSearchPage_stop;
	public static String FindSearchPage_title;
	public static String FindTrialsPage_clocks;
	public static String FindTrialsPage_clocksEffect;
	public static String FindTrialsPage_configure;
	public static String FindTrialsPage_configureEffect;
	public static String FindTrialsPage_description;
	public static String FindTrialsPage_effect;
	public static String FindTrialsPage_erase;
	public static String FindTrialsPage_eraseEffect;
	public static String FindTrialsPage_eraseNot;
	public static String FindTrialsPage_look;
	public static String FindTrialsPage_lookEffect;
	public static String FindTrialsPage_reads;
	public static String FindTrialsPage_scratch;
	public static String FindTrialsPage_title;
	public static String FindTrialsPage_trial;

	static {
		NLS.initializeMessages("org.bootseal.ui.finder.messages", Messages.class); //$NON-NLS-1$
	}

	private Messages() {
	}
}
