/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.doc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;

import org.bootseal.core.config.FileSchema;
import org.bootseal.core.config.KeyInfo;
import org.bootseal.core.explain.Explanations;
import org.bootseal.core.explain.Page;
import org.eclipse.help.HelpSystem;
import org.eclipse.help.IIndexEntry;
import org.eclipse.help.IToc;
import org.eclipse.help.ITopic;
import org.junit.jupiter.api.Test;

class MadePagesTest {

	@Test
	void everyCodeHasAPageOfItsOwn() throws IOException {
		List<CodeTopic> topics = CodeTopic.all();
		assertEquals(Explanations.builtIn().all().size(), topics.size());
		HashSet<String> paths = new HashSet<>();
		for (CodeTopic topic : topics) {
			assertTrue(paths.add(topic.path()), topic.path());
			String text = BundleFiles.text(topic.path());
			Page page = topic.page();
			for (String said : page.steps()) {
				assertTrue(text.contains(said.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")), said);
			}
		}
	}

	@Test
	void everyKeyIsExplained() throws IOException {
		everyKeyIsExplained("keys/provisioning.html", FileSchema.provisioning().top());
		everyKeyIsExplained("keys/fuses.html", FileSchema.fuses().top());
		everyKeyIsExplained("keys/memory.html", FileSchema.memoryConfiguration().top());
	}

	private static void everyKeyIsExplained(String page, KeyInfo key) throws IOException {
		for (KeyInfo child : key.children()) {
			assertTrue(BundleFiles.text(page).contains(child.name() + "</code>"), page + " has no " + child.name());
			everyKeyIsExplained(page, child);
		}
	}

	@Test
	void whatIsNotMadeIsLeftToTheFiles() {
		PageProducer producer = new PageProducer();
		assertNull(producer.getInputStream("org.bootseal.doc", "html/start.html", Locale.ENGLISH));
		assertNull(producer.getInputStream("org.bootseal.doc", "codes/flashloader-none.html", Locale.ENGLISH));
	}

	@Test
	void theContentsOfTheHelpHaveAllCodes() {
		IToc guide = Arrays.stream(HelpSystem.getTocs())
				.filter(toc -> "/org.bootseal.doc/toc.xml".equals(toc.getHref())
						|| "Bootseal User Guide".equals(toc.getLabel()))
				.findFirst().orElseThrow();
		List<String> pages = new ArrayList<>();
		collect(guide.getTopics(), pages);
		for (CodeTopic topic : CodeTopic.all()) {
			assertTrue(pages.contains("/org.bootseal.doc/" + topic.path()), topic.path() + " is not in " + pages);
		}
		assertTrue(pages.contains("/org.bootseal.doc/keys/provisioning.html"), pages.toString());
	}

	private static void collect(ITopic[] topics, List<String> pages) {
		for (ITopic topic : topics) {
			if (topic.getHref() != null) {
				pages.add(topic.getHref());
			}
			collect(topic.getSubtopics(), pages);
		}
	}

	@Test
	void theHelpSystemFindsContexts() {
		assertFalse(HelpSystem.getContext("org.bootseal.ui.boards_view").getText().isEmpty());
	}

	@Test
	void theIndexHasNumbersAndNames() {
		IIndexEntry[] entries = new IndexProvider().getIndexContributions("en")[0].getIndex().getEntries();
		assertTrue(Arrays.stream(entries).anyMatch(entry -> entry.getKeyword().equals("20106")));
		for (IIndexEntry entry : entries) {
			assertTrue(entry.getTopics().length > 0, entry.getKeyword());
		}
	}
}
