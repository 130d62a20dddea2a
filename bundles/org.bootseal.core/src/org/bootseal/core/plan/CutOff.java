/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.plan;

/**
 * Where the last run that wrote an image to a board ended before its time.
 *
 * @param time
 *            when it was last heard of, ISO 8601; empty if that is not kept
 * @param next
 *            address up to which the image was written; the last bytes before it may not have reached the flash
 */
public record CutOff(String time, long next) {
}
