/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ide.launch;

import java.io.IOException;
import java.util.Optional;

import org.bootseal.core.BadInputException;
import org.bootseal.core.CancelledException;
import org.bootseal.core.plan.WritePlan;

/** A plan that the first of several runs makes, and all take: what is built and the password are the same for each. */
final class SharedPlan {

	/** Makes a plan. */
	@FunctionalInterface
	interface Making {
		WritePlan make() throws IOException, BadInputException, CancelledException;
	}

	private Optional<WritePlan> plan = Optional.empty();

	/** Returns the plan; whoever comes while it is made waits. If it can't be made, the next tries again. */
	synchronized WritePlan get(Making making) throws IOException, BadInputException, CancelledException {
		if (plan.isEmpty()) {
			plan = Optional.of(making.make());
		}
		return plan.get();
	}
}
