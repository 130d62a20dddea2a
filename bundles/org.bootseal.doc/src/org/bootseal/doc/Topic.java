/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.doc;

import java.util.List;

import org.eclipse.core.expressions.IEvaluationContext;
import org.eclipse.help.ITopic;

/**
 * An entry of a table of contents.
 *
 * @param label
 *            what is shown
 * @param path
 *            the page in this bundle; empty for an entry that only has others below it
 * @param children
 *            the entries below
 */
record Topic(String label, String path, List<Topic> children) implements ITopic {

	Topic {
		children = List.copyOf(children);
	}

	@Override
	public String getLabel() {
		return label;
	}

	@Override
	public String getHref() {
		return path.isEmpty() ? null : "/org.bootseal.doc/" + path; //$NON-NLS-1$
	}

	@Override
	public ITopic[] getSubtopics() {
		return children.toArray(ITopic[]::new);
	}

	@Override
	public ITopic[] getChildren() {
		return getSubtopics();
	}

	@Override
	public boolean isEnabled(IEvaluationContext context) {
		return true;
	}
}
