/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ide.boards;

import org.eclipse.core.runtime.jobs.ISchedulingRule;

/**
 * One job a board: jobs of the same board wait for each other, jobs of different boards run side by side.
 *
 * @param boardId
 *            which board
 */
public record BoardRule(String boardId) implements ISchedulingRule {

	@Override
	public boolean contains(ISchedulingRule rule) {
		return equals(rule);
	}

	@Override
	public boolean isConflicting(ISchedulingRule rule) {
		return equals(rule);
	}
}
