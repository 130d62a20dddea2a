/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
/** The view of the attached boards, and what can be done with one. */
package org.bootseal.ui.boards;
