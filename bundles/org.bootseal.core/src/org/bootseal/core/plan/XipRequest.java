/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.plan;

import java.util.List;

/**
 * What stands in the flash of a part that decrypts it while it is read.
 *
 * @param image
 *            the image as it is written: encrypted from its IVT on
 * @param parts
 *            headers that tell the part what to decrypt
 */
public record XipRequest(PlanFile image, List<Part> parts) {

	/** Copies the list. */
	public XipRequest {
		parts = List.copyOf(parts);
	}

	/**
	 * A part of the flash.
	 *
	 * @param name
	 *            what it is, such as "BEE header 0"
	 * @param offset
	 *            from the start of the flash, in bytes
	 * @param file
	 *            what stands there
	 */
	public record Part(String name, long offset, PlanFile file) {
	}
}
