/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.doc;

import java.util.List;
import java.util.Locale;

import org.bootseal.core.explain.Explanations;
import org.bootseal.core.explain.Page;

/**
 * A page of the help about one code.
 *
 * @param page
 *            what it says
 */
record CodeTopic(Page page) {

	/** Folder of these pages in the bundle; they are made when they are asked for. */
	static final String FOLDER = "codes/"; //$NON-NLS-1$

	/** @return all of them, in the order in which they are shown */
	static List<CodeTopic> all() {
		return Explanations.builtIn().all().stream().map(CodeTopic::new).toList();
	}

	/** @return the path in the bundle, unique among all codes */
	String path() {
		return FOLDER + page.kind().name().toLowerCase(Locale.ROOT) + '-'
				+ page.id().replaceAll("[^A-Za-z0-9]", "_") + ".html"; //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
	}

	/** @return what stands in a table of contents */
	String label() {
		return page.title();
	}

	/** @return the whole page */
	String html() {
		HtmlPage html = new HtmlPage(label());
		html.paragraph(page.kind().text());
		html.paragraph(page.meaning());
		html.list(Messages.CodeTopic_causes, page.causes());
		html.numbered(Messages.CodeTopic_steps, page.steps());
		html.list(Messages.CodeTopic_names, page.names());
		html.list(Messages.CodeTopic_sources, page.sources());
		if (page.general()) {
			html.paragraph(Messages.CodeTopic_general);
		}
		return html.text();
	}
}
