/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.bd;

/**
 * A name with a value in a BD file.
 *
 * @param name
 *            the name
 * @param value
 *            its value
 * @param line
 *            line of the name, from 1
 * @param column
 *            column of the name, from 1
 */
public record BdEntry(String name, BdValue value, int line, int column) {
}
