/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ide.review;

import org.bootseal.core.config.YamlDocument;

/** Learns what a {@link ReviewJob} finds, in the job's thread. */
public interface ReviewListener {

	/**
	 * The text was read; the files that it names were not looked at yet.
	 *
	 * @param document
	 *            the text that the review was asked for
	 */
	void parsed(YamlDocument document);

	/**
	 * The review is complete.
	 *
	 * @param review
	 *            everything that there is to say
	 */
	void reviewed(FileReview review);
}
