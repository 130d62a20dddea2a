/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.bootseal.core.explain.Page.Kind;
import org.bootseal.core.hab.HabEngine;
import org.bootseal.core.sdp.HabStatus;

/** The pages of the four bytes of an event of HAB. */
final class HabPages {

	private static final String ANY_ENGINE = "engine any";

	private static final String SOURCE = "codes and names: HAB 4 API reference manual";

	private HabPages() {
		// a function only
	}

	static List<Page> pages() {
		Map<String, PageText> texts = PageText.read("hab.txt");
		PageText engine = texts.remove(ANY_ENGINE);
		List<Page> pages = new ArrayList<>();
		texts.forEach((key, text) -> {
			String[] parts = key.split(" ");
			pages.add(page(parts[0], Integer.decode(parts[1]), parts[2], text));
		});
		for (HabEngine each : HabEngine.values()) {
			String name = "HAB_ENG_" + each.name();
			String title = String.format(Locale.ROOT, "%s (0x%02X): engine %s", name, each.code(), each.name());
			pages.add(new Page(Kind.HAB_ENGINE, name, title, engine.meaning(), engine.causes(), engine.steps(),
					engine.sources(), List.of(each.name(), hex(each.code())), true));
		}
		return pages;
	}

	private static Page page(String kind, int code, String name, PageText text) {
		HabStatus word = new HabStatus(code << 24 | code << 16 | code << 8);
		return switch (kind) {
		case "status" -> page(Kind.HAB_STATUS, code, name, word.status(), text);
		case "reason" -> page(Kind.HAB_REASON, code, name, word.reason(), text);
		case "context" -> page(Kind.HAB_CONTEXT, code, name, word.context(), text);
		default -> throw new IllegalStateException("hab.txt: unknown kind " + kind);
		};
	}

	/** People leave the start of a name out, and tools have the words. */
	private static Page page(Kind kind, int code, String name, String words, PageText text) {
		String title = String.format(Locale.ROOT, "%s (0x%02X): %s", name, code, words);
		return text.page(kind, name, title, List.of(name.replaceFirst("HAB_", ""), words, hex(code)), SOURCE);
	}

	private static String hex(int code) {
		return String.format(Locale.ROOT, "0x%02X", code);
	}
}
