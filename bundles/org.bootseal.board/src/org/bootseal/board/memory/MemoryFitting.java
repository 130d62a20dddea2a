/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.board.memory;

/**
 * A memory that a board is fitted with.
 *
 * @param kind
 *            what it is
 * @param chip
 *            which one: the name of a resource of this package without its ending
 */
public record MemoryFitting(MemoryKind kind, String chip) {
}
