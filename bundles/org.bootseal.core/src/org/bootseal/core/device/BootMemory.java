/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.device;

/**
 * A memory that the ROM can boot from, and where an image lies in it.
 *
 * @param name
 *            as SPSDK calls it, for example "flexspi_nor"
 * @param memoryId
 *            the flashloader's number for it in configure-memory, for example 9; 0 is the chip's own memory
 * @param ivtOffset
 *            bytes from the image's start to the IVT
 * @param initialLoadSize
 *            bytes from the image's start to the application
 */
public record BootMemory(String name, int memoryId, long ivtOffset, long initialLoadSize) {
}
