/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.doc;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.eclipse.core.expressions.IEvaluationContext;
import org.eclipse.help.AbstractIndexProvider;
import org.eclipse.help.IIndex;
import org.eclipse.help.IIndexContribution;
import org.eclipse.help.IIndexEntry;
import org.eclipse.help.IUAElement;

/** Puts every code, by its number and by its names, into the index. */
public final class IndexProvider extends AbstractIndexProvider {

	/** The index of codes. */
	private record Codes(List<IndexEntry> entries) implements IIndexContribution, IIndex {

		@Override
		public String getId() {
			return "org.bootseal.doc.codes"; //$NON-NLS-1$
		}

		@Override
		public IIndex getIndex() {
			return this;
		}

		@Override
		public String getLocale() {
			return null;
		}

		@Override
		public IIndexEntry[] getEntries() {
			return entries.toArray(IIndexEntry[]::new);
		}

		@Override
		public IUAElement[] getChildren() {
			return getEntries();
		}

		@Override
		public boolean isEnabled(IEvaluationContext context) {
			return true;
		}
	}

	@Override
	public IIndexContribution[] getIndexContributions(String locale) {
		Map<String, List<Topic>> words = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
		for (CodeTopic topic : CodeTopic.all()) {
			Topic entry = new Topic(topic.label(), topic.path(), List.of());
			add(words, topic.page().id(), entry);
			topic.page().names().forEach(name -> add(words, name, entry));
		}
		return new IIndexContribution[] {
				new Codes(words.entrySet().stream().map(word -> new IndexEntry(word.getKey(), word.getValue()))
						.toList()) };
	}

	private static void add(Map<String, List<Topic>> words, String word, Topic topic) {
		List<Topic> topics = words.computeIfAbsent(word, key -> new ArrayList<>());
		if (!topics.contains(topic)) {
			topics.add(topic);
		}
	}
}
