/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
/** Boards on serial lines. */
package org.bootseal.usb.uart;
