/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
/** What the engines share that decrypt flash while it is read: secrets, data with addresses, and AES. */
package org.bootseal.core.xip;
