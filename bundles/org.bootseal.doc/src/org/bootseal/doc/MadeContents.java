/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.doc;

import java.util.List;
import java.util.stream.Stream;

import org.eclipse.core.expressions.IEvaluationContext;
import org.eclipse.help.IToc;
import org.eclipse.help.ITocContribution;
import org.eclipse.help.ITopic;

/**
 * A part of the table of contents whose pages are made.
 *
 * @param name
 *            the anchor of toc.xml where it belongs
 * @param topics
 *            its entries
 */
record MadeContents(String name, List<Topic> topics) implements ITocContribution, IToc {

	MadeContents {
		topics = List.copyOf(topics);
	}

	@Override
	public String getCategoryId() {
		return null;
	}

	@Override
	public String getContributorId() {
		return "org.bootseal.doc"; //$NON-NLS-1$
	}

	@Override
	public String[] getExtraDocuments() {
		return new String[0];
	}

	@Override
	public String getId() {
		return "/org.bootseal.doc/made/" + name; //$NON-NLS-1$
	}

	@Override
	public String getLocale() {
		return null;
	}

	@Override
	public String getLinkTo() {
		return "/org.bootseal.doc/toc.xml#" + name; //$NON-NLS-1$
	}

	@Override
	public IToc getToc() {
		return this;
	}

	@Override
	public boolean isPrimary() {
		return false;
	}

	@Override
	public String getLabel() {
		return name;
	}

	@Override
	public String getHref() {
		return null;
	}

	@Override
	public ITopic[] getTopics() {
		return topics.toArray(ITopic[]::new);
	}

	/** Without a path the help asks for the page of the whole; that is the first. */
	@Override
	public ITopic getTopic(String href) {
		return topics.stream().flatMap(topic -> Stream.concat(Stream.of(topic), topic.children().stream()))
				.filter(topic -> topic.getHref() != null && topic.getHref().equals(href)).findFirst()
				.orElseGet(() -> href == null ? topics.get(0) : null);
	}

	@Override
	public ITopic[] getChildren() {
		return getTopics();
	}

	@Override
	public boolean isEnabled(IEvaluationContext context) {
		return true;
	}
}
