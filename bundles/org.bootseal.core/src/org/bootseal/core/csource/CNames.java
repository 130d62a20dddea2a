/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.csource;

import java.util.List;
import java.util.OptionalLong;

/** What names mean that a source uses and its headers define. */
public interface CNames {

	/**
	 * @param name
	 *            a name
	 * @return its value; empty if it is unknown
	 */
	OptionalLong constant(String name);

	/**
	 * @param name
	 *            name of a macro
	 * @param arguments
	 *            what it is called with
	 * @return its value; empty if there is no such macro of so many arguments
	 */
	OptionalLong call(String name, List<Long> arguments);
}
