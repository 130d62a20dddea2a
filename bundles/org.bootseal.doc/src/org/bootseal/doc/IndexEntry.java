/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.doc;

import java.util.List;

import org.eclipse.core.expressions.IEvaluationContext;
import org.eclipse.help.IIndexEntry;
import org.eclipse.help.ITopic;
import org.eclipse.help.IUAElement;

/**
 * A word of the index.
 *
 * @param keyword
 *            the word
 * @param topics
 *            where it leads
 */
record IndexEntry(String keyword, List<Topic> topics) implements IIndexEntry {

	IndexEntry {
		topics = List.copyOf(topics);
	}

	@Override
	public String getKeyword() {
		return keyword;
	}

	@Override
	public ITopic[] getTopics() {
		return topics.toArray(ITopic[]::new);
	}

	@Override
	public IIndexEntry[] getSubentries() {
		return new IIndexEntry[0];
	}

	@Override
	public IUAElement[] getChildren() {
		return getTopics();
	}

	@Override
	public boolean isEnabled(IEvaluationContext context) {
		return true;
	}
}
