/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
/** The rules that keep boards alive when fuses are burnt, each as a property over all parts, states and wishes. */
package org.bootseal.board.rules;
