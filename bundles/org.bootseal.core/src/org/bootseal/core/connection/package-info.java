/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
/** How the host reaches a board: what the USB, UART and virtual connections implement. */
package org.bootseal.core.connection;
