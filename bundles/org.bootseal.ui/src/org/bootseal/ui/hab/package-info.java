/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
/** The editor of HAB configurations: what the image is like, and the commands of its CSF; and the view of BD files. */
package org.bootseal.ui.hab;
