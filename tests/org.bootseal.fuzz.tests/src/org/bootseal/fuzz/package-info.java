/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
/** Hostile input for every reader: files, frames and reports. */
package org.bootseal.fuzz;
