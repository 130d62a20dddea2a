/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
/** The wizards that make new files and the example project, and the switch of the background build. */
package org.bootseal.ui.wizards;
