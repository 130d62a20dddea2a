/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.plan;

/** Someone who can agree to what changes a board. */
@FunctionalInterface
public interface Consent {

	/**
	 * Asked once in a run, after the board and its fuses were looked at and before anything is changed. Called from the
	 * running thread; may take as long as the user needs.
	 *
	 * @param request
	 *            what will happen
	 * @return whether it may
	 */
	boolean agree(ConsentRequest request);
}
