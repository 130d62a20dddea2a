/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
/** The text of a configuration as its editor's pages see it: values by path, changes as edits, findings. */
package org.bootseal.ui.editor.model;
