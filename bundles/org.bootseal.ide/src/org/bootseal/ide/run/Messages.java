/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ide.run;

import org.eclipse.osgi.util.NLS;

/** What users read of this package. */
final class Messages extends NLS {

	public static String FirstWord_one;
	public static String FirstWord_several;
	public static String LoggedRun_lost;
	public static String ReadLogJob_name;
	public static String RunJob_broken;
	public static String RunJob_notBegun;
	public static String RunJob_otherDevice;
	public static String RunJob_reset;
	public static String RunLogComponent_export;
	public static String RunLogComponent_keep;
	public static String RunLogComponent_remove;
	public static String RunProgress_bytes;
	public static String RunProcess_why;
	public static String RunReport_board;
	public static String RunReport_file;
	public static String RunReport_plan;
	public static String RunReport_result;
	public static String RunReport_run;
	public static String RunReport_steps;
	public static String RunReport_time;
	public static String RunStep_bytes;
	public static String RunText_again;
	public static String RunText_authentic;
	public static String RunText_booted;
	public static String RunText_built;
	public static String RunText_cancelled;
	public static String RunText_closed;
	public static String RunText_done;
	public static String RunText_failed;
	public static String RunText_habEvent;
	public static String RunText_notAuthentic;
	public static String RunText_notBooted;
	public static String RunText_note;
	public static String RunText_success;
	public static String RunText_warning;

	static {
		NLS.initializeMessages("org.bootseal.ide.run.messages", Messages.class);
	}

	private Messages() {
	}
}
