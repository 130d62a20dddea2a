/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
/** Hostile messages for the board's USB/IP server, whose reader no other package sees. */
package org.bootseal.board.usbip;
