/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.connection;

/** Sets the boot pins and sees what the ROM does. */
public interface BootWitness {

	/**
	 * Sets the boot pin of encrypted XIP, which makes the ROM decrypt the flash while it is read. It counts at the next
	 * reset.
	 *
	 * @param on
	 *            whether it shall decrypt
	 */
	void setXipPin(boolean on);

	/**
	 * Resets the board with its boot pins on internal boot.
	 *
	 * @return what the ROM did, step by step, and how it ended
	 */
	BootReport bootInternally();

	/** Resets the board with its boot pins on serial download, so that its ROM waits for a host again. */
	void backToSerialDownload();
}
