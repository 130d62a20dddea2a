/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.connection;

/**
 * A board as it is on the bus at one moment.
 *
 * @param path
 *            where it is plugged in; stays the same when the board leaves the bus and comes back as something else
 * @param usbId
 *            the ids it shows now
 * @param mode
 *            what answers
 * @param product
 *            its USB product string, or empty
 * @param problem
 *            why it can't be opened, for the user; empty if nothing is known against it
 */
public record FoundBoard(String path, UsbId usbId, BoardMode mode, String product, String problem) {
}
