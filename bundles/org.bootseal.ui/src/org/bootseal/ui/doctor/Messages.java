/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.doctor;

import org.eclipse.osgi.util.NLS;

/** Texts of this package. */
final class Messages extends NLS {

	public static String DiagnoseHandler_gone;
	public static String DoctorDialog_apply;
	public static String DoctorDialog_applied;
	public static String DoctorDialog_by;
	public static String DoctorDialog_cancelled;
	public static String DoctorDialog_change;
	public static String DoctorDialog_done;
	public static String DoctorDialog_experiment;
	public static String DoctorDialog_finding;
	public static String DoctorDialog_healthy;
	public static String DoctorDialog_left;
	public static String DoctorDialog_next;
	public static String DoctorDialog_nothing;
	public static String DoctorDialog_test;
	public static String DoctorDialog_title;

	static {
		NLS.initializeMessages("org.bootseal.ui.doctor.messages", Messages.class);
	}

	private Messages() {
	}
}
