/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
/** Launches as users see them: the pages of a launch, its shortcuts, its questions and its console. */
package org.bootseal.ui.launch;
