/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.bootseal.core.explain.Page.Kind;
import org.bootseal.core.mboot.StatusCatalogue;
import org.bootseal.core.mboot.StatusCode;

/**
 * The pages of the status codes of flashloader and host tools: first what the catalogue of codes says, then what was
 * written for the code here, and where both are silent, what holds for its group.
 */
final class FlashloaderPages {

	private static final String NUMBERS = "numbers and names: blhost of SPSDK 3.10";

	private final Map<String, PageText> texts = PageText.read("flashloader.txt");
	private final Map<String, PageText> groups = PageText.read("groups.txt");

	List<Page> pages() {
		return StatusCatalogue.builtIn().all().stream().map(this::page).toList();
	}

	private Page page(StatusCode code) {
		PageText own = texts.getOrDefault(Long.toString(code.number()), new PageText());
		PageText group = group(code.number());
		String meaning = code.meaning().isEmpty() ? own.meaning() : code.meaning();
		List<String> causes = both(code.causes(), own.causes());
		List<String> steps = both(code.remedies(), own.steps());
		boolean general = meaning.isEmpty() || causes.isEmpty() || steps.isEmpty();
		List<String> sources = both(own.sources(), general ? group.sources() : List.of());
		return new Page(Kind.FLASHLOADER, Long.toString(code.number()), code + ": " + code.text(),
				meaning.isEmpty() ? group.meaning() : meaning, causes.isEmpty() ? group.causes() : causes,
				steps.isEmpty() ? group.steps() : steps, both(sources, List.of(NUMBERS)), List.of(code.name()),
				general);
	}

	private static List<String> both(List<String> first, List<String> second) {
		List<String> all = new ArrayList<>(first);
		all.addAll(second);
		return all;
	}

	private PageText group(long number) {
		for (Map.Entry<String, PageText> group : groups.entrySet()) {
			String[] range = group.getKey().split("\\.\\.");
			if (Long.parseLong(range[0]) <= number && number <= Long.parseLong(range[1])) {
				return group.getValue();
			}
		}
		throw new IllegalStateException("status " + number + " is in no group");
	}
}
