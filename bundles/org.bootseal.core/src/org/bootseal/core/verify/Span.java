/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.verify;

/** A stretch of bytes. */
record Span(long offset, long length) {

	long end() {
		return offset + length;
	}

	/** The same from another start on. */
	Span from(long start) {
		return new Span(start + offset, length);
	}
}
