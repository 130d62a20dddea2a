/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
/** How the welcome page gives way to what it leads to. */
package org.bootseal.ui.welcome;
