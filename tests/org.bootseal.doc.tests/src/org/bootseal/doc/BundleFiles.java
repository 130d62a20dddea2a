/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.doc;

import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.osgi.framework.Bundle;
import org.osgi.framework.FrameworkUtil;

/** The files of the help, those that are made among them. */
final class BundleFiles {

	private static final PageProducer PRODUCER = new PageProducer();
	private static final Bundle BUNDLE = FrameworkUtil.getBundle(PageProducer.class);

	private BundleFiles() {
		// functions only
	}

	/** The text of a file; the test fails if there is none. */
	static String text(String path) throws IOException {
		InputStream made = PRODUCER.getInputStream("org.bootseal.doc", path, Locale.ENGLISH);
		URL url = BUNDLE.getEntry(path);
		assertNotNull(made != null ? made : url, path + " is missing");
		try (InputStream content = made != null ? made : url.openStream()) {
			return new String(content.readAllBytes(), StandardCharsets.UTF_8);
		}
	}

	/** The files of a folder with this end of their name. */
	static List<String> in(String folder, String end) {
		return Collections.list(BUNDLE.findEntries(folder, "*" + end, false)).stream()
				.map(url -> folder + url.getPath().substring(url.getPath().lastIndexOf('/'))).toList();
	}

	/** All values of an attribute, in any markup. */
	static List<String> attributes(String text, String name) {
		List<String> values = new ArrayList<>();
		Matcher matcher = Pattern.compile("\\s" + name + "=\"([^\"]*)\"").matcher(text);
		while (matcher.find()) {
			values.add(matcher.group(1));
		}
		return values;
	}
}
