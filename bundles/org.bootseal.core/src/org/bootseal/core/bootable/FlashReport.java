/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.bootable;

import java.util.List;

import org.bootseal.core.hab.ImageReport;

/**
 * What a file holds, as a tree.
 *
 * @param kind
 *            what the file is, in a few words
 * @param nodes
 *            its pieces by offset
 * @param problems
 *            what is wrong with it, one sentence each; empty if nothing was found
 * @param notes
 *            what is good to know, one sentence each
 * @param container
 *            what HAB says about it
 */
public record FlashReport(String kind, List<FileNode> nodes, List<String> problems, List<String> notes,
		ImageReport container) {

	/** Copies the lists. */
	public FlashReport {
		nodes = List.copyOf(nodes);
		problems = List.copyOf(problems);
		notes = List.copyOf(notes);
	}
}
