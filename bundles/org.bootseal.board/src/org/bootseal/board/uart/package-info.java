/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
/** The virtual board on a serial line: bytes to reports and back. */
package org.bootseal.board.uart;
