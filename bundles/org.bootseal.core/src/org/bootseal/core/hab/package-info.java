/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
/** The container that the boot ROM loads and that High Assurance Boot (HABv4) checks: its parts, building, reading. */
package org.bootseal.core.hab;
