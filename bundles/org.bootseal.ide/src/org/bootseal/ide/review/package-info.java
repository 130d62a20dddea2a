/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
/** Looks at configuration files in the background, as they stand in an editor. */
package org.bootseal.ide.review;
