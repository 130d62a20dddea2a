/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
/** Files as they should be written: whole or not at all. */
package org.bootseal.core.io;
