/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.doc;

import java.util.List;

/** Puts a page of the help together. Whatever is given to it is text, and shown as it is. */
final class HtmlPage {

	private final StringBuilder body = new StringBuilder();
	private final String title;

	/**
	 * @param title
	 *            the page's title and first heading
	 */
	HtmlPage(String title) {
		this.title = title;
	}

	/** Adds a heading within the page. */
	void heading(String text) {
		element("h2", text); //$NON-NLS-1$
	}

	/** Adds a paragraph. */
	void paragraph(String text) {
		element("p", text); //$NON-NLS-1$
	}

	/** Adds a list with a heading; nothing if it is empty. */
	void list(String heading, List<String> items) {
		items("ul", heading, items); //$NON-NLS-1$
	}

	/** Adds a numbered list with a heading; nothing if it is empty. */
	void numbered(String heading, List<String> items) {
		items("ol", heading, items); //$NON-NLS-1$
	}

	/** Adds an entry of a list of definitions. */
	void definition(String term, String meaning) {
		body.append("<dl><dt><code>").append(escaped(term)).append("</code></dt><dd>").append(escaped(meaning)) //$NON-NLS-1$ //$NON-NLS-2$
				.append("</dd></dl>\n"); //$NON-NLS-1$
	}

	private void items(String kind, String heading, List<String> items) {
		if (!items.isEmpty()) {
			heading(heading);
			body.append('<').append(kind).append(">\n"); //$NON-NLS-1$
			items.forEach(item -> element("li", item)); //$NON-NLS-1$
			body.append("</").append(kind).append(">\n"); //$NON-NLS-1$ //$NON-NLS-2$
		}
	}

	private void element(String kind, String text) {
		body.append('<').append(kind).append('>').append(escaped(text)).append("</").append(kind).append(">\n"); //$NON-NLS-1$ //$NON-NLS-2$
	}

	/** @return the whole page; its style sheet is expected in the folder html beside the page's own */
	String text() {
		return """
				<!DOCTYPE html>
				<html>
				<head>
				<meta charset="utf-8">
				<title>%s</title>
				<link rel="stylesheet" href="../html/book.css">
				</head>
				<body>
				<h1>%s</h1>
				%s</body>
				</html>
				""".formatted(escaped(title), escaped(title), body); //$NON-NLS-1$
	}

	private static String escaped(String text) {
		return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$ //$NON-NLS-4$ //$NON-NLS-5$ //$NON-NLS-6$
	}
}
