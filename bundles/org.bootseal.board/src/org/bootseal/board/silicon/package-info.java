/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
/** What all parts of the virtual board share: its clock, memory map, RAM and event log. */
package org.bootseal.board.silicon;
