/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
/** The view of key trees: which key is which, and whether a board knows them; and the wizard that makes a tree. */
package org.bootseal.ui.keys;
