/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.board.silicon;

/** What a ROM speaks in its serial downloader. */
public enum RomKind {
	/** The serial download protocol: i.MX RT10xx. */
	SDP,
	/** The commands of a flashloader, mboot: i.MX RT116x and RT117x. */
	MBOOT
}
