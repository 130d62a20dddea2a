/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
/** Form fields that show and change one value of a configuration each. */
package org.bootseal.ui.editor.fields;
