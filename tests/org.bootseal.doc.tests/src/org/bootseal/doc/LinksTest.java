/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.doc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.reflect.Field;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.bootseal.ui.HelpContexts;
import org.eclipse.core.runtime.IConfigurationElement;
import org.eclipse.core.runtime.Platform;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinksTest {

	@Test
	void pagesLinkToPages() throws IOException {
		List<String> pages = new ArrayList<>(BundleFiles.in("html", ".html"));
		assertTrue(pages.size() > 10);
		CodeTopic.all().forEach(topic -> pages.add(topic.path()));
		KeyTopic.all().forEach(topic -> pages.add(topic.path()));
		for (String page : pages) {
			for (String link : BundleFiles.attributes(BundleFiles.text(page), "href")) {
				leadsSomewhere(page, link);
			}
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "toc.xml", "index.xml", "contexts.xml", "cheatsheets/first.xml", "cheatsheets/close.xml",
			"nl/de/cheatsheets/first.xml", "nl/zh/cheatsheets/first.xml" })
	void tablesLinkToPages(String file) throws IOException {
		List<String> links = BundleFiles.attributes(BundleFiles.text(file), "href");
		assertFalse(links.isEmpty());
		for (String link : links) {
			leadsSomewhere("toc.xml", link.replaceFirst("^/org\\.bootseal\\.doc/", ""));
		}
	}

	private static void leadsSomewhere(String from, String link) throws IOException {
		URI target = URI.create("bundle:/" + from).resolve(link);
		String text = BundleFiles.text(target.getPath().substring(1));
		if (target.getFragment() != null) {
			assertTrue(BundleFiles.attributes(text, "id").contains(target.getFragment()), from + " links to " + link);
		}
	}

	@Test
	void everyPageIsInTheContents() throws IOException {
		List<String> links = BundleFiles.attributes(BundleFiles.text("toc.xml"), "href");
		for (String page : BundleFiles.in("html", ".html")) {
			assertTrue(links.contains(page), page + " is not in toc.xml");
		}
	}

	@Test
	void everyPartOfTheWorkbenchIsExplained() throws IOException, IllegalAccessException {
		Set<String> wanted = new TreeSet<>();
		for (Field field : HelpContexts.class.getFields()) {
			wanted.add(((String) field.get(null)).replaceFirst("^org\\.bootseal\\.ui\\.", ""));
		}
		assertTrue(wanted.size() > 30);
		assertEquals(wanted, new TreeSet<>(BundleFiles.attributes(BundleFiles.text("contexts.xml"), "id")));
	}

	@ParameterizedTest
	@ValueSource(strings = { "cheatsheets/first.xml", "cheatsheets/close.xml", "nl/de/cheatsheets/first.xml",
			"nl/zh/cheatsheets/first.xml" })
	void cheatSheetsCallWhatThereIs(String file) throws IOException {
		List<String> calls = BundleFiles.attributes(BundleFiles.text(file), "serialization");
		assertFalse(calls.isEmpty());
		for (String each : calls) {
			callsWhatThereIs(each);
		}
	}

	@Test
	void theWelcomePageLeadsSomewhere() throws IOException {
		for (String file : BundleFiles.in("welcome", ".xml")) {
			List<String> links = BundleFiles.attributes(BundleFiles.text(file), "url");
			assertFalse(links.isEmpty());
			for (String link : links) {
				String[] query = URI.create(link).getQuery().split("=", 2);
				if (query[0].equals("id")) {
					leadsSomewhere("toc.xml", query[1].replaceFirst("^/org\\.bootseal\\.doc/", ""));
				} else {
					callsWhatThereIs(query[1]);
				}
			}
		}
		List<String> quick = BundleFiles.attributes(BundleFiles.text("plugin.xml"), "id").stream()
				.filter(id -> id.contains("(")).toList();
		assertEquals(3, quick.size());
		quick.forEach(LinksTest::callsWhatThereIs);
	}

	/** What a quick link does is a command, perhaps with what it opens. */
	private static void callsWhatThereIs(String call) {
		Matcher matcher = Pattern.compile("([\\w.]+)(?:\\([\\w.]+=([\\w.]+)\\))?").matcher(call);
		assertTrue(matcher.matches(), call);
		String argument = matcher.group(2);
		assertTrue(isDeclared("org.eclipse.ui.commands", matcher.group(1)), call);
		if (matcher.group(1).equals("org.bootseal.ui.openSheet")) {
			assertTrue(BundleFiles.in("cheatsheets", ".xml")
					.contains("cheatsheets/" + argument.replaceFirst(".*\\.", "") + ".xml"), call);
			return;
		}
		assertTrue(argument == null || isDeclared("org.eclipse.ui.newWizards", argument)
				|| isDeclared("org.eclipse.ui.views", argument)
				|| isDeclared("org.eclipse.ui.perspectives", argument), call);
	}

	private static boolean isDeclared(String point, String id) {
		IConfigurationElement[] elements = Platform.getExtensionRegistry().getConfigurationElementsFor(point);
		return Arrays.stream(elements).anyMatch(element -> id.equals(element.getAttribute("id")));
	}
}
