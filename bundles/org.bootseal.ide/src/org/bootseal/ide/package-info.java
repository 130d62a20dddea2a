/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
/** Fits the core to an Eclipse workspace, without a user interface. */
package org.bootseal.ide;
