/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.connection;

/** What answers at the other end, told by the USB id. */
public enum BoardMode {
	/** The mask ROM in serial downloader mode, speaking SDP. */
	ROM,
	/** A flashloader in RAM, speaking mboot. */
	FLASHLOADER
}
