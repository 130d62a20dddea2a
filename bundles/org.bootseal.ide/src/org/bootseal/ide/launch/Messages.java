/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ide.launch;

import org.eclipse.osgi.util.NLS;

/** What users read of this package. */
final class Messages extends NLS {

	public static String BuildLaunchDelegate_label;
	public static String DoctorJob_build;
	public static String DoctorJob_name;
	public static String FactoryExport_task;
	public static String HabImageJob_name;
	public static String LaunchBuild_build;
	public static String LaunchBuild_warning;
	public static String LaunchBuild_wrote;
	public static String LaunchFiles_missing;
	public static String LaunchFiles_none;
	public static String LaunchFiles_relative;
	public static String ProvisionBoardsJob_name;
	public static String ProvisionLaunchDelegate_label;
	public static String ProvisionLaunchDelegate_service;
	public static String ProvisionTask_notWanted;
	public static String ProvisionTask_unfinished;
	public static String ReadWantedFusesJob_name;
	public static String RefreshJob_name;
	public static String StatusHandlerConsent_agreed;
	public static String StatusHandlerConsent_burn;
	public static String StatusHandlerConsent_nobody;
	public static String StatusHandlerConsent_otherToken;
	public static String StatusHandlerConsent_refused;
	public static String StatusHandlerConsent_stands;
	public static String StatusHandlerConsent_token;
	public static String StatusHandlerPasswords_noPin;
	public static String StatusHandlerPasswords_nobody;
	public static String StatusHandlerPasswords_none;

	static {
		NLS.initializeMessages("org.bootseal.ide.launch.messages", Messages.class);
	}

	private Messages() {
	}
}
