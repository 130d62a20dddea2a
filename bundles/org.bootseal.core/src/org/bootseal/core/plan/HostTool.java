/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.plan;

import java.util.Locale;

/** The command line tools of NXP's SPSDK that do the same as a plan. */
public enum HostTool {
	/** Talks mboot to a flashloader. */
	BLHOST,
	/** Talks SDP to a ROM. */
	SDPHOST;

	/**
	 * @return the name of the program; scripts take another one from the environment variable of the constant's name
	 */
	public String program() {
		return name().toLowerCase(Locale.ROOT);
	}
}
