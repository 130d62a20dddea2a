/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.doc;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import org.eclipse.help.IHelpContentProducer;

/** Makes the pages about codes and keys when somebody opens them, so that they say what the other tools say. */
public final class PageProducer implements IHelpContentProducer {

	private final List<CodeTopic> codes = CodeTopic.all();
	private final List<KeyTopic> keys = KeyTopic.all();

	@Override
	public InputStream getInputStream(String plugin, String href, Locale locale) {
		String path = href.replaceFirst("[?#].*", ""); //$NON-NLS-1$ //$NON-NLS-2$
		return pages(path).findFirst()
				.map(html -> new ByteArrayInputStream(html.getBytes(StandardCharsets.UTF_8))).orElse(null);
	}

	private Stream<String> pages(String path) {
		if (path.startsWith(CodeTopic.FOLDER)) {
			return codes.stream().filter(topic -> topic.path().equals(path)).map(CodeTopic::html);
		}
		return keys.stream().filter(topic -> topic.path().equals(path)).map(KeyTopic::html);
	}
}
