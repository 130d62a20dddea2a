/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
/** Tests of the project as a whole: its layers, and what its files promise each other. */
package org.bootseal.architecture;
