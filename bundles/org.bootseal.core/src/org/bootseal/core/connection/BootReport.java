/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.connection;

import java.util.List;
import java.util.OptionalLong;

/**
 * What a ROM did from reset to the first instruction of the application, or to its giving up.
 *
 * @param booted
 *            whether an application was started
 * @param closed
 *            whether HAB enforces (SEC_CONFIG closed)
 * @param authenticated
 *            whether HAB found the image authentic; an open part boots without
 * @param entryPoint
 *            the address that was branched to, thumb bit included; empty if none
 * @param steps
 *            what the ROM did in order, one plain sentence each: the FCB it read, the IVT, HAB's verdict
 * @param habEvents
 *            the HAB events that were logged, each decoded into one line; empty if none
 */
public record BootReport(boolean booted, boolean closed, boolean authenticated, OptionalLong entryPoint,
		List<String> steps, List<String> habEvents) {

	/** Copies the lists. */
	public BootReport {
		steps = List.copyOf(steps);
		habEvents = List.copyOf(habEvents);
	}
}
