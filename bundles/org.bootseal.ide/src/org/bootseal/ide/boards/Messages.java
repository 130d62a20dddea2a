/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ide.boards;

import org.eclipse.osgi.util.NLS;

/** What users read of this package. */
final class Messages extends NLS {

	public static String AttachedBoard_away;
	public static String AttachedBoard_awayPins;
	public static String BoardReader_closed;
	public static String BoardsComponent_list;
	public static String BoardsComponent_nameTaken;
	public static String BoardsComponent_noName;
	public static String BoardsComponent_noSuchBoard;
	public static String BoardsComponent_none;
	public static String BoardsComponent_state;
	public static String BoardsComponent_usb;
	public static String LoadBoardsJob_name;
	public static String LoadFaultsJob_name;
	public static String ReadBoardJob_name;
	public static String ReadFusesJob_name;
	public static String ResetBoardJob_name;

	static {
		NLS.initializeMessages("org.bootseal.ide.boards.messages", Messages.class);
	}

	private Messages() {
	}
}
