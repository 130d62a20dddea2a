/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
/** The editor of boot images: the tree of their pieces, their bytes, and what HAB would make of them. */
package org.bootseal.ui.image;
