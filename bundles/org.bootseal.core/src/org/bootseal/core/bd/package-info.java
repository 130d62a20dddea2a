/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
/** Reads boot descriptor files (BD), the older configurations of NXP's elftosb, and turns those of HAB into YAML. */
package org.bootseal.core.bd;
