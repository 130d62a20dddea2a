/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
/** What differs between a board that works and one that does not, by the records of their runs. */
package org.bootseal.core.compare;
