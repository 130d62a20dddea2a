/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
/** Whole runs, with each thing that can go wrong going wrong in turn, or by chance. */
package org.bootseal.board.sweep;
