/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.board;

/**
 * What a board has been put through since it was made or opened.
 *
 * @param reportsFromHost
 *            reports that reached it
 * @param reportsToHost
 *            reports that the host took
 * @param sectorsErased
 *            flash sectors erased, each block and chip erase counted as one
 * @param pagesProgrammed
 *            flash pages programmed
 * @param fuseBitsBurnt
 *            fuse bits that went from 0 to 1
 * @param resets
 *            resets and power cycles
 */
public record BoardStatistics(long reportsFromHost, long reportsToHost, long sectorsErased, long pagesProgrammed,
		long fuseBitsBurnt, long resets) {
}
