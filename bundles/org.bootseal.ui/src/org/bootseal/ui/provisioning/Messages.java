/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.provisioning;

import org.eclipse.osgi.util.NLS;

/** What users read of this package. */
final class Messages extends NLS {

	public static String FuseWordDialog_mask;
	public static String FuseWordDialog_maskHint;
	public static String FuseWordDialog_message;
	public static String FuseWordDialog_title;
	public static String FuseWordDialog_value;
	public static String FuseWordDialog_valueHint;
	public static String FuseWordDialog_word;
	public static String FuseWordDialog_wordHint;
	public static String FuseWordDialog_wrong;
	public static String FuseWordsField_add;
	public static String FuseWordsField_label;
	public static String FuseWordsField_mask;
	public static String FuseWordsField_remove;
	public static String FuseWordsField_value;
	public static String FuseWordsField_word;
	public static String FusesSection_close;
	public static String FusesSection_file;
	public static String FusesSection_note;
	public static String FusesSection_srk;
	public static String FusesSection_title;
	public static String ProvisioningPage_board;
	public static String ProvisioningPage_bootMemory;
	public static String ProvisioningPage_bootType;
	public static String ProvisioningPage_build;
	public static String ProvisioningPage_buildTip;
	public static String ProvisioningPage_device;
	public static String ProvisioningPage_entryPoint;
	public static String ProvisioningPage_fcb;
	public static String ProvisioningPage_firmware;
	public static String ProvisioningPage_flashloader;
	public static String ProvisioningPage_flashloaderFile;
	public static String ProvisioningPage_image;
	public static String ProvisioningPage_keyFolder;
	public static String ProvisioningPage_keys;
	public static String ProvisioningPage_memory;
	public static String ProvisioningPage_memoryFile;
	public static String ProvisioningPage_optionWord0;
	public static String ProvisioningPage_optionWord1;
	public static String ProvisioningPage_output;
	public static String ProvisioningPage_outputFolder;
	public static String ProvisioningPage_processor;
	public static String ProvisioningPage_provision;
	public static String ProvisioningPage_provisionTip;
	public static String ProvisioningPage_showKeys;
	public static String ProvisioningPage_srk;
	public static String ProvisioningPage_srkOf;
	public static String ProvisioningPage_startAddress;
	public static String ProvisioningPage_timestamp;
	public static String ProvisioningPage_title;

	static {
		NLS.initializeMessages("org.bootseal.ui.provisioning.messages", Messages.class); //$NON-NLS-1$
	}

	private Messages() {
	}
}
