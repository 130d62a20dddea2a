/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.devices;

import org.eclipse.osgi.util.NLS;

/** What users read of this package. */
final class Messages extends NLS {

	public static String DeviceColumn_aliases;
	public static String DeviceColumn_device;
	public static String DeviceColumn_engine;
	public static String DeviceColumn_flashloader;
	public static String DeviceColumn_rom;

	static {
		NLS.initializeMessages("org.bootseal.ui.devices.messages", Messages.class); //$NON-NLS-1$
	}

	private Messages() {
	}
}
