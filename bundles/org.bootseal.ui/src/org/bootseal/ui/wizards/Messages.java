/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.wizards;

import org.eclipse.osgi.util.NLS;

/** What users read of this package. */
final class Messages extends NLS {

	public static String ChoicesPage_device;
	public static String ExampleProjectPage_content;
	public static String ExampleProjectPage_defaultName;
	public static String ExampleProjectPage_name;
	public static String ExportFactoryPage_content;
	public static String ExportFactoryPage_description;
	public static String ExportFactoryPage_file;
	public static String ExportFactoryPage_none;
	public static String ExportFactoryPage_target;
	public static String ExportFactoryWizard_title;
	public static String ExportPage_noTarget;
	public static String ExportSupportPage_collecting;
	public static String ExportSupportPage_content;
	public static String ExportSupportPage_description;
	public static String ExportSupportPage_job;
	public static String ExportSupportPage_target;
	public static String ExportSupportWizard_title;
	public static String FcbChoicesPage_description;
	public static String FcbChoicesPage_size;
	public static String FcbChoicesPage_title;
	public static String FcbChoicesPage_words;
	public static String FusesChoicesPage_description;
	public static String FusesChoicesPage_title;
	public static String HabChoicesPage_authenticated;
	public static String HabChoicesPage_description;
	public static String HabChoicesPage_encrypted;
	public static String HabChoicesPage_fast;
	public static String HabChoicesPage_kind;
	public static String HabChoicesPage_memory;
	public static String HabChoicesPage_title;
	public static String HabChoicesPage_unsigned;
	public static String ImportPreview_assumed;
	public static String ImportPreview_keys;
	public static String ImportPreview_leftOut;
	public static String ImportPreview_remark;
	public static String ImportPreview_taken;
	public static String ImportPreview_there;
	public static String ImportPreview_what;
	public static String ImportPreview_written;
	public static String ImportToolsPage_asFilesSay;
	public static String ImportToolsPage_chooseFiles;
	public static String ImportToolsPage_chooseFolder;
	public static String ImportToolsPage_description;
	public static String ImportToolsPage_device;
	public static String ImportToolsPage_existing;
	public static String ImportToolsPage_files;
	public static String ImportToolsPage_folder;
	public static String ImportToolsPage_from;
	public static String ImportToolsPage_fromHint;
	public static String ImportToolsPage_looking;
	public static String ImportToolsPage_preview;
	public static String ImportToolsPage_project;
	public static String ImportToolsPage_replace;
	public static String ImportToolsWizard_title;
	public static String MemoryChoicesPage_bus;
	public static String MemoryChoicesPage_chip;
	public static String MemoryChoicesPage_description;
	public static String MemoryChoicesPage_filter;
	public static String MemoryChoicesPage_filterHint;
	public static String MemoryChoicesPage_noChip;
	public static String MemoryChoicesPage_source;
	public static String MemoryChoicesPage_title;
	public static String MemoryChoicesPage_vendor;
	public static String MemoryChoicesPage_words;
	public static String NewExampleProjectWizard_description;
	public static String NewExampleProjectWizard_title;
	public static String NewFilePage_folder;
	public static String NewFcbFileWizard_description;
	public static String NewFcbFileWizard_title;
	public static String NewFusesFileWizard_description;
	public static String NewFusesFileWizard_title;
	public static String NewHabFileWizard_description;
	public static String NewHabFileWizard_title;
	public static String NewMemoryFileWizard_description;
	public static String NewMemoryFileWizard_title;
	public static String NewProvisioningFileWizard_description;
	public static String NewProvisioningFileWizard_title;
	public static String PathField_browse;
	public static String PathField_choose;
	public static String PathField_chooseFile;
	public static String PathField_chooseFolder;
	public static String ProvisioningChoicesPage_board;
	public static String ProvisioningChoicesPage_boardWrong;
	public static String ProvisioningChoicesPage_build;
	public static String ProvisioningChoicesPage_description;
	public static String ProvisioningChoicesPage_flashloader;
	public static String ProvisioningChoicesPage_keys;
	public static String ProvisioningChoicesPage_keysMissing;
	public static String ProvisioningChoicesPage_memory;
	public static String ProvisioningChoicesPage_noFlashloader;
	public static String ProvisioningChoicesPage_noMemory;
	public static String ProvisioningChoicesPage_sign;
	public static String ProvisioningChoicesPage_source;
	public static String ProvisioningChoicesPage_sourceMissing;
	public static String ProvisioningChoicesPage_srk;
	public static String ProvisioningChoicesPage_title;
	public static String SwitchBuilderHandler_job;

	static {
		NLS.initializeMessages("org.bootseal.ui.wizards.messages", Messages.class); //$NON-NLS-1$
	}

	private Messages() {
	}
}
