/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
/** The boards that are attached to this workspace, and what can be done with one at a time. */
package org.bootseal.ide.boards;
