/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
/** The Virtual Board view: what a virtual board does and holds, with what hands would do with a real one. */
package org.bootseal.ui.virtual;
