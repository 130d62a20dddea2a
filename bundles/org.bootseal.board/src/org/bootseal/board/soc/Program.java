/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.board.soc;

/**
 * A program that the ROM branched to.
 *
 * @param start
 *            first address of the image, from its boot data
 * @param length
 *            bytes of the image, from its boot data
 * @param entryPoint
 *            the address that was branched to, thumb bit included
 */
public record Program(long start, long length, long entryPoint) {
}
