/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
/** What is visible of Bootseal: the perspective and what its parts share. */
package org.bootseal.ui;
