/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
/** Reads initial values of structures from C sources, without a compiler. */
package org.bootseal.core.csource;
