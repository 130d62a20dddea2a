/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.doc;

import java.util.List;

import org.bootseal.core.config.FileSchema;
import org.bootseal.core.config.KeyInfo;
import org.eclipse.osgi.util.NLS;

/**
 * A page of the help about the keys of one kind of file.
 *
 * @param name
 *            the file's name in the bundle, without extension
 * @param label
 *            what stands in a table of contents
 * @param schema
 *            what may stand in such a file
 */
record KeyTopic(String name, String label, FileSchema schema) {

	/** Folder of these pages in the bundle; they are made when they are asked for. */
	static final String FOLDER = "keys/"; //$NON-NLS-1$

	/** @return all of them, in the order in which they are shown */
	static List<KeyTopic> all() {
		return List.of(new KeyTopic("provisioning", Messages.KeyTopic_provisioning, FileSchema.provisioning()), //$NON-NLS-1$
				new KeyTopic("memory", Messages.KeyTopic_memory, FileSchema.memoryConfiguration()), //$NON-NLS-1$
				new KeyTopic("fuses", Messages.KeyTopic_fuses, FileSchema.fuses())); //$NON-NLS-1$
	}

	/** @return the path in the bundle */
	String path() {
		return FOLDER + name + ".html"; //$NON-NLS-1$
	}

	/** @return the whole page */
	String html() {
		HtmlPage html = new HtmlPage(label);
		html.paragraph(schema.top().meaning());
		schema.top().children().forEach(key -> add(html, "", key)); //$NON-NLS-1$
		return html.text();
	}

	private static void add(HtmlPage html, String above, KeyInfo key) {
		String path = above + key.name();
		StringBuilder text = new StringBuilder(key.meaning()).append(' ')
				.append(NLS.bind(Messages.KeyTopic_expected, key.expected()));
		if (key.required()) {
			text.append(' ').append(Messages.KeyTopic_required);
		} else if (!key.defaultText().isEmpty()) {
			text.append(' ').append(NLS.bind(Messages.KeyTopic_usual, key.defaultText()));
		}
		html.definition(path, text.toString());
		key.children().forEach(child -> add(html, path + '.', child));
		key.item().ifPresent(item -> item.children().forEach(child -> add(html, path + "[].", child))); //$NON-NLS-1$
	}
}
