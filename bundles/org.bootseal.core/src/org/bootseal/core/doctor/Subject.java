/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.doctor;

/** The part of the system that a cause lies in. */
public enum Subject {

	/** No part: nothing is wrong. */
	NONE,
	/** Power, cable, hub, permission, serial mode: everything up to the first answer of the ROM. */
	CONNECTION,
	/** Loading and starting the flashloader. */
	FLASHLOADER,
	/** Wiring and configuration of the boot memory. */
	MEMORY,
	/** Write protection inside the flash. */
	PROTECTION,
	/** Erasing, programming and reading back. */
	WRITING,
	/** What the ROM does after a reset: pins, fuses, configuration block, image. */
	BOOT,
	/** Authentication: keys, signatures and their fuses. */
	HAB,
	/** Burning fuses. */
	FUSES
}
