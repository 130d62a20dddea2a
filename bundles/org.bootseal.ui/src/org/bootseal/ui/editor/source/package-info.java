/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
/** The page of an editor that shows a configuration as text, with what helps to write it. */
package org.bootseal.ui.editor.source;
