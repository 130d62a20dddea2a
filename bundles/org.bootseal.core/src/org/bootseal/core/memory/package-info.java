/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
/** What a flashloader is told of memories that a part boots from. */
package org.bootseal.core.memory;
