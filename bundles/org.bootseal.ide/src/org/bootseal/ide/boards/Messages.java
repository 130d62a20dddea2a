/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ide.boards;

import org.eclipse.osgi.util.NLS;

/** What users read of this package. */
final class Messages extends NLS {

	public static String AttachedSerialBoard_away;
	public static String AttachedUsbBoard_away;
	public static String AttachedVirtualBoard_away;
	public static String AttachedVirtualBoard_awayPins;
	public static String BoardReader_closed;
	public static String BoardReader_noDevice;
	public static String BoardReader_noFcb;
	public static String BoardReader_noFuses;
	public static String BoardReader_noReset;
	public static String BoardReader_noShadow;
	public static String BoardReader_unknown;
	public static String BoardReader_whichDevice;
	public static String BoardsComponent_noSuchBoard;
	public static String BoardsComponent_none;
	public static String KeptBoards_list;
	public static String KeptBoards_nameTaken;
	public static String KeptBoards_noName;
	public static String KeptBoards_state;
	public static String ListPortsJob_name;
	public static String LoadBoardsJob_name;
	public static String LoadFaultsJob_name;
	public static String ReadBoardJob_name;
	public static String ReadFcbJob_name;
	public static String ReadFusesJob_name;
	public static String ResetBoardJob_name;
	public static String UsbFollower_job;
	public static String UsbFollower_none;
	public static String UsbSearch_advice;
	public static String UsbSearch_flashloader;
	public static String UsbSearch_none;
	public static String UsbSearch_noneAt;
	public static String UsbSearch_noneOf;
	public static String UsbSearch_others;
	public static String UsbSearch_rom;
	public static String UsbSearch_serial;
	public static String UsbSearch_several;
	public static String CompareBoardsJob_hab;
	public static String CompareBoardsJob_habMeaning;
	public static String CompareBoardsJob_mode;
	public static String CompareBoardsJob_modeMeaning;
	public static String CompareBoardsJob_name;
	public static String CompareBoardsJob_unknown;

	static {
		NLS.initializeMessages("org.bootseal.ide.boards.messages", Messages.class);
	}

	private Messages() {
	}
}
