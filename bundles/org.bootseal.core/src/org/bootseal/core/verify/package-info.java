/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
/** Plays HAB offline: whether a part would run an image, the events that it would log, and what no signature covers. */
package org.bootseal.core.verify;
