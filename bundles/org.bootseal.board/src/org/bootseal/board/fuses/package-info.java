/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
/** The one-time programmable fuses of the virtual board. */
package org.bootseal.board.fuses;
