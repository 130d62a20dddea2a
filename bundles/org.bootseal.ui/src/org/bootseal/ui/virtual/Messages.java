/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.virtual;

import org.eclipse.osgi.util.NLS;

/** What users read of this package. */
final class Messages extends NLS {

	public static String BoardPage_boot;
	public static String BoardPage_flash;
	public static String BoardPage_fuses;
	public static String BoardPanel_application;
	public static String BoardPanel_board;
	public static String BoardPanel_cableToolTip;
	public static String BoardPanel_clearFaults;
	public static String BoardPanel_clearFaultsToolTip;
	public static String BoardPanel_clearingFaults;
	public static String BoardPanel_closed;
	public static String BoardPanel_faults;
	public static String BoardPanel_flashloader;
	public static String BoardPanel_fuses;
	public static String BoardPanel_fusesToolTip;
	public static String BoardPanel_hung;
	public static String BoardPanel_internal;
	public static String BoardPanel_internalToolTip;
	public static String BoardPanel_loadFaults;
	public static String BoardPanel_loadFaultsTitle;
	public static String BoardPanel_loadFaultsToolTip;
	public static String BoardPanel_noFaults;
	public static String BoardPanel_off;
	public static String BoardPanel_open;
	public static String BoardPanel_pins;
	public static String BoardPanel_plug;
	public static String BoardPanel_plugging;
	public static String BoardPanel_powerCycle;
	public static String BoardPanel_powerCycleToolTip;
	public static String BoardPanel_powerCycling;
	public static String BoardPanel_realTime;
	public static String BoardPanel_realTimeToolTip;
	public static String BoardPanel_reset;
	public static String BoardPanel_resetToolTip;
	public static String BoardPanel_resetting;
	public static String BoardPanel_rom;
	public static String BoardPanel_serial;
	public static String BoardPanel_serialToolTip;
	public static String BoardPanel_settingPins;
	public static String BoardPanel_unplug;
	public static String BoardPanel_unplugging;
	public static String BootPane_authentic;
	public static String BootPane_booted;
	public static String BootPane_habEvent;
	public static String BootPane_never;
	public static String BootPane_notAuthentic;
	public static String BootPane_notAuthenticClosed;
	public static String BootPane_notBooted;
	public static String BootPane_serial;
	public static String FlashText_blank;
	public static String FlashText_erased;
	public static String FlashText_programmed;
	public static String FlashText_readBack;
	public static String FlashText_sector;
	public static String FlashText_summary;
	public static String FlashText_used;
	public static String FusesPane_onlyBurnt;
	public static String SnapshotJob_name;
	public static String VirtualBoardView_attach;
	public static String VirtualBoardView_empty;

	static {
		NLS.initializeMessages("org.bootseal.ui.virtual.messages", Messages.class);
	}

	private Messages() {
	}
}
