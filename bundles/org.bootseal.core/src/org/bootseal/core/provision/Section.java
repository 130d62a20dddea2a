/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.provision;

/** The parts of a provisioning file, as they are shown to the user. */
public enum Section {
	/** The processor. */
	DEVICE,
	/** Which board is meant. */
	CONNECTION,
	/** The application. */
	IMAGE,
	/** What signs. */
	KEYS,
	/** The flash and how it is connected. */
	MEMORY,
	/** What fuses are wanted. */
	FUSES,
	/** The program that writes the flash. */
	FLASHLOADER,
	/** Where the generated files go. */
	OUTPUT
}
