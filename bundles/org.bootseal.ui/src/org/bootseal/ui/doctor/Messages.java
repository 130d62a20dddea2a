/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.doctor;

import org.eclipse.osgi.util.NLS;

/** Texts of this package. */
final class Messages extends NLS {

	public static String DoctorDialog_apply;
	public static String DoctorDialog_applied;
	public static String DoctorDialog_appliedTip;
	public static String DoctorDialog_before;
	public static String DoctorDialog_by;
	public static String DoctorDialog_cancelled;
	public static String DoctorDialog_change;
	public static String DoctorDialog_finding;
	public static String DoctorDialog_gone;
	public static String DoctorDialog_healthy;
	public static String DoctorDialog_next;
	public static String DoctorDialog_nothing;
	public static String DoctorDialog_record;
	public static String DoctorDialog_recordNothing;
	public static String DoctorDialog_result;
	public static String DoctorDialog_risk;
	public static String DoctorDialog_start;
	public static String DoctorDialog_stop;
	public static String DoctorDialog_time;
	public static String DoctorDialog_title;
	public static String DoctorDialog_what;
	public static String ExperimentLine_now;
	public static String ExperimentLine_refused;

	static {
		NLS.initializeMessages("org.bootseal.ui.doctor.messages", Messages.class);
	}

	private Messages() {
	}
}
