/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
/** The preferences of Bootseal, and the properties of a project that override them. */
package org.bootseal.ui.preferences;
