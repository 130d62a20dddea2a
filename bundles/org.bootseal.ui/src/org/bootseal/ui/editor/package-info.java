/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
/** What editors of configurations have in common: forms and the text, side by side on one document. */
package org.bootseal.ui.editor;
