/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.explain;

import java.util.List;
import java.util.Map;

import org.bootseal.core.connection.ConnectionException.Reason;
import org.bootseal.core.explain.Page.Kind;

/** The pages of the reasons for which the way to a board fails. */
final class ConnectionPages {

	private ConnectionPages() {
		// a function only
	}

	static List<Page> pages() {
		return PageText.read("connection.txt").entrySet().stream().map(ConnectionPages::page).toList();
	}

	private static Page page(Map.Entry<String, PageText> entry) {
		String[] key = entry.getKey().split(" \\| ", 2);
		Reason reason = Reason.valueOf(key[0]);
		return entry.getValue().page(Kind.CONNECTION, reason.id(), reason.id() + ": " + key[1], List.of(),
				"reasons: Bootseal, of what libusb and the system say");
	}
}
