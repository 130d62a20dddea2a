/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
/** Launch configurations that build a boot image or provision a board. */
package org.bootseal.ide.launch;
