/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.config;

/** How bad a finding is. The worst comes first. */
public enum Severity {
	/** What is wanted can't be done. */
	ERROR,
	/** It can be done, but may not be what is meant. */
	WARNING,
	/** Good to know. */
	INFO
}
