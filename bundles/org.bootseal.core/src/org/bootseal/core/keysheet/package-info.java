/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
/** A key tree as people look at it: its keys, which fuses it means, and what of these is burnt on a board. */
package org.bootseal.core.keysheet;
