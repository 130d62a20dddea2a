/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
/** Journeys through the workbench as a user makes them, and the pages (views, dialogs, editors) they are made of. */
package org.bootseal.swtbot;
