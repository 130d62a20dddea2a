/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.boards;

import org.eclipse.osgi.util.NLS;

/** What users read of this package. */
final class Messages extends NLS {

	public static String AttachBoardDialog_attach;
	public static String AttachBoardDialog_browse;
	public static String AttachBoardDialog_browseTitle;
	public static String AttachBoardDialog_defaultName;
	public static String AttachBoardDialog_fresh;
	public static String AttachBoardDialog_heading;
	public static String AttachBoardDialog_kept;
	public static String AttachBoardDialog_kind;
	public static String AttachBoardDialog_message;
	public static String AttachBoardDialog_name;
	public static String AttachBoardDialog_noFile;
	public static String AttachBoardDialog_title;
	public static String AttachSerialDialog_attached;
	public static String AttachSerialDialog_defaultName;
	public static String AttachSerialDialog_heading;
	public static String AttachSerialDialog_hint;
	public static String AttachSerialDialog_message;
	public static String AttachSerialDialog_name;
	public static String AttachSerialDialog_noLine;
	public static String AttachSerialDialog_noPort;
	public static String AttachSerialDialog_port;
	public static String AttachSerialDialog_title;
	public static String BoardTexts_askFirst;
	public static String BoardTexts_away;
	public static String BoardTexts_broken;
	public static String BoardTexts_closed;
	public static String BoardTexts_device;
	public static String BoardTexts_devices;
	public static String BoardTexts_flashloader;
	public static String BoardTexts_hab;
	public static String BoardTexts_kept;
	public static String BoardTexts_keptHere;
	public static String BoardTexts_locked;
	public static String BoardTexts_lockedWhy;
	public static String BoardTexts_looking;
	public static String BoardTexts_name;
	public static String BoardTexts_noAnswer;
	public static String BoardTexts_noUsb;
	public static String BoardTexts_notAsked;
	public static String BoardTexts_oneOf;
	public static String BoardTexts_open;
	public static String BoardTexts_path;
	public static String BoardTexts_product;
	public static String BoardTexts_rom;
	public static String BoardTexts_runBegins;
	public static String BoardTexts_runs;
	public static String BoardTexts_state;
	public static String BoardTexts_toolTip;
	public static String BoardTexts_uniqueId;
	public static String BoardTexts_usbBoard;
	public static String BoardTexts_withSerial;
	public static String BoardWatch_notAsked;
	public static String BoardsView_attach;
	public static String BoardsView_empty;
	public static String BoardsWork_attaching;
	public static String BoardsWork_attachingLine;
	public static String BoardsWork_detaching;
	public static String BoardsWork_renaming;
	public static String DetachBoardHandler_cancel;
	public static String DetachBoardHandler_detach;
	public static String DetachBoardHandler_question;
	public static String DetachBoardHandler_title;
	public static String FuseLine_read;
	public static String FuseLine_shadow;
	public static String FuseLine_unlocked;
	public static String FuseLine_write;
	public static String FuseTable_lock;
	public static String FuseTable_meaning;
	public static String FuseTable_name;
	public static String FuseTable_place;
	public static String FuseTable_value;
	public static String FusesDialog_summary;
	public static String FusesDialog_title;
	public static String PermissionDialog_copy;
	public static String PermissionDialog_notNeeded;
	public static String PermissionDialog_title;
	public static String PermissionDialog_why;
	public static String ProvisionBoardsHandler_choose;
	public static String ProvisionBoardsHandler_none;
	public static String ProvisionBoardsHandler_title;
	public static String ReadFusesHandler_device;
	public static String ReadFusesHandler_deviceTitle;
	public static String RenameBoardHandler_blank;
	public static String RenameBoardHandler_label;
	public static String RenameBoardHandler_taken;
	public static String RenameBoardHandler_title;

	static {
		NLS.initializeMessages("org.bootseal.ui.boards.messages", Messages.class);
	}

	private Messages() {
	}
}
