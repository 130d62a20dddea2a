/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.log;

import org.eclipse.osgi.util.NLS;

/** What users read of this package. */
final class Messages extends NLS {

	public static String ExportRunHandler_job;
	public static String ExportRunHandler_json;
	public static String ExportRunHandler_text;
	public static String ExportRunHandler_title;
	public static String LogView_empty;
	public static String LogView_example;
	public static String OpenFileHandler_gone;
	public static String RemoveRunsHandler_cancel;
	public static String RemoveRunsHandler_delete;
	public static String RemoveRunsHandler_job;
	public static String RemoveRunsHandler_question;
	public static String RemoveRunsHandler_title;
	public static String RunPane_bytes;
	public static String RunPane_message;
	public static String RunPane_none;
	public static String RunPane_outcome;
	public static String RunPane_start;
	public static String RunPane_step;
	public static String RunPane_summary;
	public static String RunPane_time;
	public static String RunTexts_board;
	public static String RunTexts_cancelled;
	public static String RunTexts_duration;
	public static String RunTexts_failed;
	public static String RunTexts_file;
	public static String RunTexts_launch;
	public static String RunTexts_lost;
	public static String RunTexts_ok;
	public static String RunTexts_outcome;
	public static String RunTexts_running;
	public static String RunTexts_skipped;
	public static String RunTexts_time;
	public static String RunsDialog_message;
	public static String RunsDialog_summary;
	public static String StepLine_bytes;
	public static String StepLine_habEvent;
	public static String StepLine_status;

	static {
		NLS.initializeMessages("org.bootseal.ui.log.messages", Messages.class);
	}

	private Messages() {
	}
}
