/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
/** Looks at key trees, makes them and writes what others need of them, as jobs. */
package org.bootseal.ide.keys;
