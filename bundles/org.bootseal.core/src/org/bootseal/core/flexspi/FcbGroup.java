/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.flexspi;

import java.util.List;

import org.bootseal.core.block.BlockField;

/** What a field of an FCB outside of the lookup table is about. */
public enum FcbGroup {
	/** The block itself, the clock and the pads. */
	DRIVER,
	/** Times and how the end of a command is seen. */
	TIMING,
	/** Sizes of the flash. */
	GEOMETRY,
	/** What is sent at start, and which sequences are for what. */
	COMMANDS,
	/** Kept for later. */
	RESERVED;

	private static final List<String> TIMES = List.of("csHoldTime", "csSetupTime", "waitTimeCfgCommands", "timeoutInMs",
			"commandInterval", "dataValidTime", "busyOffset", "busyBitPolarity");
	private static final List<String> ORDERS = List.of("deviceMode", "config", "lutCustom", "needExit", "needRestore",
			"serialNorType");

	/**
	 * @param field
	 *            a field outside of the lookup table
	 * @return what it is about
	 */
	public static FcbGroup of(BlockField field) {
		if (field.isReserved()) {
			return RESERVED;
		}
		if (field.name().endsWith("Size") || field.name().equals("isUniformBlockSize")) {
			return GEOMETRY;
		}
		if (TIMES.stream().anyMatch(field.name()::startsWith)) {
			return TIMING;
		}
		return ORDERS.stream().anyMatch(field.name()::startsWith) ? COMMANDS : DRIVER;
	}
}
