/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
/** Serves virtual boards over USB/IP, so that an operating system has them on its USB as it has real ones. */
package org.bootseal.board.usbip;
