/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
/** The High Assurance Boot of the virtual board: it verifies images and shares no code with the builder of them. */
package org.bootseal.board.hab;
