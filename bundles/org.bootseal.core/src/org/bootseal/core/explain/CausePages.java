/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.explain;

import java.util.List;
import java.util.Map;

import org.bootseal.core.doctor.Cause;
import org.bootseal.core.explain.Page.Kind;

/** The pages of what the doctor finds wrong. */
final class CausePages {

	private CausePages() {
		// a function only
	}

	static List<Page> pages() {
		return PageText.read("causes.txt").entrySet().stream().map(CausePages::page).toList();
	}

	private static Page page(Map.Entry<String, PageText> entry) {
		Cause cause = Cause.of(entry.getKey())
				.orElseThrow(() -> new IllegalStateException("causes.txt: no cause \"" + entry.getKey() + "\""));
		return entry.getValue().page(Kind.CAUSE, cause.id(), cause.id() + ": " + cause.title(), List.of(),
				"causes: Bootseal, of what users report");
	}
}
