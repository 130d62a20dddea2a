/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
/** What the codes mean with which ROM, flashloader, HAB and the way to them fail, and what to do then. */
package org.bootseal.core.explain;
