/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui;

import org.eclipse.swt.widgets.Control;
import org.eclipse.ui.PlatformUI;

/**
 * What F1 explains: one identifier for each part that a user sees. Their texts are in the help, bundle
 * org.bootseal.doc.
 */
public final class HelpContexts {

	/** Editor of boot images. */
	public static final String IMAGE_EDITOR = "org.bootseal.ui.image_editor"; //$NON-NLS-1$
	/** Dialog: attach a serial board. */
	public static final String ATTACH_SERIAL = "org.bootseal.ui.attach_serial"; //$NON-NLS-1$
	/** Dialog: attach a virtual board. */
	public static final String ATTACH_VIRTUAL = "org.bootseal.ui.attach_virtual"; //$NON-NLS-1$
	/** The view of boards. */
	public static final String BOARDS_VIEW = "org.bootseal.ui.boards_view"; //$NON-NLS-1$
	/** Dialog: the fuses of a board. */
	public static final String BOARD_FUSES = "org.bootseal.ui.board_fuses"; //$NON-NLS-1$
	/** Dialog: how several boards went. */
	public static final String BOARD_RUNS = "org.bootseal.ui.board_runs"; //$NON-NLS-1$
	/** Wizard: a package for a production line. */
	public static final String EXPORT_FACTORY = "org.bootseal.ui.export_factory"; //$NON-NLS-1$
	/** Wizard: what others need to help. */
	public static final String EXPORT_SUPPORT = "org.bootseal.ui.export_support"; //$NON-NLS-1$
	/** Dialog: what differs between two FCBs. */
	public static final String FCB_COMPARE = "org.bootseal.ui.fcb_compare"; //$NON-NLS-1$
	/** Form of an FCB. */
	public static final String FCB_EDITOR = "org.bootseal.ui.fcb_editor"; //$NON-NLS-1$
	/** Section: the fields of an FCB. */
	public static final String FCB_FIELDS = "org.bootseal.ui.fcb_fields"; //$NON-NLS-1$
	/** Form of the lookup table of an FCB. */
	public static final String FCB_LUT = "org.bootseal.ui.fcb_lut"; //$NON-NLS-1$
	/** View of a HAB configuration in the BD grammar. */
	public static final String HAB_BD = "org.bootseal.ui.hab_bd"; //$NON-NLS-1$
	/** Form of a HAB configuration. */
	public static final String HAB_EDITOR = "org.bootseal.ui.hab_editor"; //$NON-NLS-1$
	/** Section: the commands of the CSF. */
	public static final String HAB_SECTIONS = "org.bootseal.ui.hab_sections"; //$NON-NLS-1$
	/** Wizard: finds a memory configuration by trying. */
	public static final String FIND_MEMORY = "org.bootseal.ui.find_memory"; //$NON-NLS-1$
	/** Launch page: which board. */
	public static final String LAUNCH_MAIN = "org.bootseal.ui.launch_main"; //$NON-NLS-1$
	/** Launch page: which groups of fuses may be burnt. */
	public static final String LAUNCH_FUSES = "org.bootseal.ui.launch_fuses"; //$NON-NLS-1$
	/** Launch page: what would happen. */
	public static final String LAUNCH_PLAN = "org.bootseal.ui.launch_plan"; //$NON-NLS-1$
	/** Dialog: bits that are about to be burnt. */
	public static final String CONSENT = "org.bootseal.ui.consent"; //$NON-NLS-1$
	/** Dialog: what differs between two boards. */
	public static final String COMPARE_BOARDS = "org.bootseal.ui.compare_boards"; //$NON-NLS-1$
	/** Dialog: why a run failed. */
	public static final String DOCTOR = "org.bootseal.ui.doctor"; //$NON-NLS-1$
	/** Dialog: one fuse word that a file wants. */
	public static final String FUSE_WORD = "org.bootseal.ui.fuse_word"; //$NON-NLS-1$
	/** Section: where what is burnt now comes from. */
	public static final String FUSES_BURNT = "org.bootseal.ui.fuses_burnt"; //$NON-NLS-1$
	/** Form of a fuses file. */
	public static final String FUSES_EDITOR = "org.bootseal.ui.fuses_editor"; //$NON-NLS-1$
	/** Section: what burning would do. */
	public static final String FUSES_OUTCOME = "org.bootseal.ui.fuses_outcome"; //$NON-NLS-1$
	/** Section: all fuses of a device. */
	public static final String FUSES_TABLE = "org.bootseal.ui.fuses_table"; //$NON-NLS-1$
	/** Wizard: what is imported from other tools. */
	public static final String IMPORT_TOOLS = "org.bootseal.ui.import_tools"; //$NON-NLS-1$
	/** The view of a key tree. */
	public static final String KEYS_VIEW = "org.bootseal.ui.keys_view"; //$NON-NLS-1$
	/** Dialog: memories whose option words are known. */
	public static final String KNOWN_MEMORIES = "org.bootseal.ui.known_memories"; //$NON-NLS-1$
	/** The view of runs. */
	public static final String LOG_VIEW = "org.bootseal.ui.log_view"; //$NON-NLS-1$
	/** Section: the chip of a memory configuration. */
	public static final String MEMORY_CHIP = "org.bootseal.ui.memory_chip"; //$NON-NLS-1$
	/** Form of a memory configuration. */
	public static final String MEMORY_EDITOR = "org.bootseal.ui.memory_editor"; //$NON-NLS-1$
	/** Section: what is sent to the flashloader. */
	public static final String MEMORY_SENT = "org.bootseal.ui.memory_sent"; //$NON-NLS-1$
	/** Section: the test of a memory configuration on a board. */
	public static final String MEMORY_TEST = "org.bootseal.ui.memory_test"; //$NON-NLS-1$
	/** Section: an option word. */
	public static final String MEMORY_WORD = "org.bootseal.ui.memory_word"; //$NON-NLS-1$
	/** Wizard: a new example project. */
	public static final String NEW_EXAMPLE = "org.bootseal.ui.new_example"; //$NON-NLS-1$
	/** Wizard: what is in a new HAB configuration. */
	public static final String NEW_HAB = "org.bootseal.ui.new_hab"; //$NON-NLS-1$
	/** Wizard: what is in a new FCB. */
	public static final String NEW_FCB = "org.bootseal.ui.new_fcb"; //$NON-NLS-1$
	/** Wizard: where a new file goes. */
	public static final String NEW_FILE = "org.bootseal.ui.new_file"; //$NON-NLS-1$
	/** Wizard: for which processor a new fuses file is. */
	public static final String NEW_FUSES = "org.bootseal.ui.new_fuses"; //$NON-NLS-1$
	/** Wizard: what a new key tree is like. */
	public static final String NEW_KEY_TREE = "org.bootseal.ui.new_key_tree"; //$NON-NLS-1$
	/** Wizard: what is in a new memory configuration. */
	public static final String NEW_MEMORY = "org.bootseal.ui.new_memory"; //$NON-NLS-1$
	/** Wizard: what is in a new provisioning file. */
	public static final String NEW_PROVISIONING = "org.bootseal.ui.new_provisioning"; //$NON-NLS-1$
	/** Dialog: the password of a private key. */
	public static final String PASSWORD = "org.bootseal.ui.password"; //$NON-NLS-1$
	/** The preferences. */
	public static final String PREFERENCES = "org.bootseal.ui.preferences"; //$NON-NLS-1$
	/** The properties of a project. */
	public static final String PROPERTIES = "org.bootseal.ui.properties"; //$NON-NLS-1$
	/** Section: processor and board. */
	public static final String PROVISIONING_DEVICE = "org.bootseal.ui.provisioning_device"; //$NON-NLS-1$
	/** Form of a provisioning file. */
	public static final String PROVISIONING_EDITOR = "org.bootseal.ui.provisioning_editor"; //$NON-NLS-1$
	/** Section: the program that writes the flash. */
	public static final String PROVISIONING_FLASHLOADER = "org.bootseal.ui.provisioning_flashloader"; //$NON-NLS-1$
	/** Section: what fuses are wanted. */
	public static final String PROVISIONING_FUSES = "org.bootseal.ui.provisioning_fuses"; //$NON-NLS-1$
	/** Section: the application. */
	public static final String PROVISIONING_IMAGE = "org.bootseal.ui.provisioning_image"; //$NON-NLS-1$
	/** Section: what signs. */
	public static final String PROVISIONING_KEYS = "org.bootseal.ui.provisioning_keys"; //$NON-NLS-1$
	/** Section: the flash and how it is connected. */
	public static final String PROVISIONING_MEMORY = "org.bootseal.ui.provisioning_memory"; //$NON-NLS-1$
	/** Section: where the generated files go. */
	public static final String PROVISIONING_OUTPUT = "org.bootseal.ui.provisioning_output"; //$NON-NLS-1$
	/** Dialog: what mends a problem, with the lines that change. */
	public static final String QUICK_FIX = "org.bootseal.ui.quick_fix"; //$NON-NLS-1$
	/** The text of any configuration. */
	public static final String SOURCE = "org.bootseal.ui.source"; //$NON-NLS-1$
	/** Dialog: what Linux wants before a board can be used over USB. */
	public static final String USB_PERMISSION = "org.bootseal.ui.usb_permission"; //$NON-NLS-1$
	/** The view of a virtual board. */
	public static final String VIRTUAL_BOARD_VIEW = "org.bootseal.ui.virtual_board_view"; //$NON-NLS-1$

	private HelpContexts() {
		// constants only
	}

	/**
	 * Lets F1 explain a control and what is in it.
	 *
	 * @param control
	 *            the outermost control of the part, or the shell of a dialog
	 * @param context
	 *            one of the constants of this class
	 */
	public static void attach(Control control, String context) {
		PlatformUI.getWorkbench().getHelpSystem().setHelp(control, context);
	}
}
