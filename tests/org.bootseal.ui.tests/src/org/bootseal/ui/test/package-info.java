/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
/** What tests in a workbench share: running the event loop, answering dialogs, finding widgets, guarding the log. */
package org.bootseal.ui.test;
