/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.explain;

import java.util.List;

import org.bootseal.core.explain.Page.Kind;
import org.bootseal.core.sdp.SdpResponse;

/** The pages of the words of ROMs. */
final class RomPages {

	private static final String SOURCE = "words: i.MX RT reference manuals, serial downloader";

	private RomPages() {
		// a function only
	}

	static List<Page> pages() {
		return PageText.read("rom.txt").entrySet().stream()
				.map(entry -> entry.getValue().page(Kind.ROM, entry.getKey(),
						SdpResponse.describe(Long.decode(entry.getKey()).intValue()), List.of(), SOURCE))
				.toList();
	}
}
