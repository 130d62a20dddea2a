/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
/** Imports of what other tools made into projects of the workspace. */
package org.bootseal.ide.imports;
