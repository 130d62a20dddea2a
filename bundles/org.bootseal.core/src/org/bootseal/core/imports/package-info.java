/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
/**
 * Workspaces and configuration files of NXP's tools, turned into files that Bootseal works with.
 */
package org.bootseal.core.imports;
