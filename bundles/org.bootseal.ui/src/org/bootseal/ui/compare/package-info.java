/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
/** Shows what differs between a board that works and one that does not. */
package org.bootseal.ui.compare;
