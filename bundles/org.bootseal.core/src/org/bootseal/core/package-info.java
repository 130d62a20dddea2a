/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
/** What every part of the core shares: errors by meaning, progress and cancellation. */
package org.bootseal.core;
