/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
/** Faults that are made to happen at a chosen moment. */
package org.bootseal.board.fault;
