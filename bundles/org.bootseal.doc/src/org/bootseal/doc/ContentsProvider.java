/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.doc;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.eclipse.help.AbstractTocProvider;
import org.eclipse.help.ITocContribution;

/** Puts the pages about codes and keys into the table of contents: codes by whose they are. */
public final class ContentsProvider extends AbstractTocProvider {

	@Override
	public ITocContribution[] getTocContributions(String locale) {
		List<Topic> keys = KeyTopic.all().stream().map(topic -> new Topic(topic.label(), topic.path(), List.of()))
				.toList();
		return new ITocContribution[] { new MadeContents("codes", codes()), new MadeContents("keys", keys) }; //$NON-NLS-1$ //$NON-NLS-2$
	}

	private static List<Topic> codes() {
		Map<String, List<Topic>> kinds = new LinkedHashMap<>();
		for (CodeTopic topic : CodeTopic.all()) {
			kinds.computeIfAbsent(topic.page().kind().text(), kind -> new ArrayList<>())
					.add(new Topic(topic.label(), topic.path(), List.of()));
		}
		return kinds.entrySet().stream().map(kind -> new Topic(kind.getKey(), "", kind.getValue())).toList(); //$NON-NLS-1$
	}
}
