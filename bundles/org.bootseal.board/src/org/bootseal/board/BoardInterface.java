/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.board;

/** The interfaces of a board over which its ROM and its flashloader can be reached. */
public enum BoardInterface {
	/** The USB port, HID. */
	USB,
	/** The serial line. */
	UART
}
