/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
/** The editor of fuses files: what is wanted in the fuses of a board, and what comes of it. */
package org.bootseal.ui.fuses;
