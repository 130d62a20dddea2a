/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
/** Flash that the bus encryption engine (BEE) of the i.MX RT1015 to RT1064 decrypts while it is read. */
package org.bootseal.core.bee;
