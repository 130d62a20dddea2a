/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.tables;

/** What a part copies; a part offers one as an adapter. */
@FunctionalInterface
public interface CopySource {

	/** @return one line for each thing that is selected, its columns separated by tabs; empty if nothing is there */
	String copyText();
}
