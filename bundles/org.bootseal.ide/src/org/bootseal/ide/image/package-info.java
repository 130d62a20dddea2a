/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
/** Boot images in the workspace: which files are some, and what is in them. */
package org.bootseal.ide.image;
