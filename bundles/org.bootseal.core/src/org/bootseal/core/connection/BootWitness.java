/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.connection;

/** Sets the boot pins and sees what the ROM does. */
public interface BootWitness {

	/**
	 * Resets the board with its boot pins on internal boot.
	 *
	 * @return what the ROM did, step by step, and how it ended
	 */
	BootReport bootInternally();

	/** Resets the board with its boot pins on serial download, so that its ROM waits for a host again. */
	void backToSerialDownload();
}
