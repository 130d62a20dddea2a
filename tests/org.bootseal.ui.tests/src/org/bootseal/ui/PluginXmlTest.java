/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Properties;

import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;

import org.eclipse.core.runtime.Platform;
import org.junit.jupiter.api.Test;
import org.osgi.framework.Bundle;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** Walks the plugin.xml files: what they name must be there, which the platform would only notice at its use. */
class PluginXmlTest {

	/** Elements whose name is an id. */
	private static final List<String> UNSEEN = List.of("parameter", "property", "separator");

	private static final List<String> BUNDLES = List.of("org.bootseal.ide", "org.bootseal.ui");

	@Test
	void everyClassCanBeLoaded() throws Exception {
		int loaded = 0;
		for (Attribute attribute : attributes()) {
			if (attribute.name.equals("class")) {
				assertNotNull(attribute.bundle.loadClass(attribute.value).getConstructor(), attribute::toString);
				loaded++;
			}
		}
		assertTrue(loaded > 0, "classes were found");
	}

	@Test
	void everyIconExists() throws Exception {
		for (Attribute attribute : attributes()) {
			if (attribute.name.equals("icon")) {
				String twice = attribute.value.replace(".png", "@2x.png");
				assertNotNull(attribute.bundle.getEntry(attribute.value), attribute::toString);
				assertNotNull(attribute.bundle.getEntry(twice), () -> twice + " for " + attribute);
			}
		}
	}

	@Test
	void everyKeyIsTranslated() throws Exception {
		for (Attribute attribute : attributes()) {
			if (attribute.value.startsWith("%")) {
				assertTrue(translations(attribute.bundle).containsKey(attribute.value.substring(1)),
						attribute::toString);
			}
		}
	}

	@Test
	void everyNameIsAKey() throws Exception {
		for (Attribute attribute : attributes()) {
			boolean shown = List.of("name", "label", "tooltip", "description").contains(attribute.name);
			if (shown && !UNSEEN.contains(attribute.element)) {
				assertTrue(attribute.value.startsWith("%"), attribute::toString);
			}
		}
	}

	@Test
	void everyTranslationIsUsed() throws Exception {
		for (String name : BUNDLES) {
			Bundle bundle = Platform.getBundle(name);
			List<String> used = new ArrayList<>(attributes().stream().map(Attribute::value).toList());
			used.addAll(Collections.list(bundle.getHeaders("").elements()));
			for (Object key : translations(bundle).keySet()) {
				assertTrue(used.contains("%" + key), () -> name + " uses " + key);
			}
		}
	}

	private record Attribute(Bundle bundle, String element, String name, String value) {
		@Override
		public String toString() {
			return bundle.getSymbolicName() + ": " + element + " " + name + "=" + value;
		}
	}

	private static List<Attribute> attributes() throws IOException, SAXException, ParserConfigurationException {
		List<Attribute> found = new ArrayList<>();
		for (String name : BUNDLES) {
			Bundle bundle = Platform.getBundle(name);
			NodeList elements = read(bundle.getEntry("plugin.xml")).getElementsByTagName("*");
			for (int i = 0; i < elements.getLength(); i++) {
				collect(bundle, (Element) elements.item(i), found);
			}
		}
		assertFalse(found.isEmpty());
		return found;
	}

	/** The attributes of an element, and its text as if it were an attribute of that name. */
	private static void collect(Bundle bundle, Element element, List<Attribute> found) {
		NamedNodeMap attributes = element.getAttributes();
		for (int i = 0; i < attributes.getLength(); i++) {
			found.add(new Attribute(bundle, element.getTagName(), attributes.item(i).getNodeName(),
					attributes.item(i).getNodeValue()));
		}
		Node text = element.getFirstChild();
		if (text != null && text.getNodeType() == Node.TEXT_NODE && !text.getNodeValue().isBlank()) {
			found.add(new Attribute(bundle, element.getTagName(), element.getTagName(), text.getNodeValue().strip()));
		}
	}

	private static Document read(URL url) throws IOException, SAXException, ParserConfigurationException {
		try (InputStream in = url.openStream()) {
			return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(in);
		}
	}

	private static Properties translations(Bundle bundle) throws IOException {
		Properties properties = new Properties();
		try (InputStream in = bundle.getEntry("OSGI-INF/l10n/bundle.properties").openStream()) {
			properties.load(in);
		}
		return properties;
	}
}
