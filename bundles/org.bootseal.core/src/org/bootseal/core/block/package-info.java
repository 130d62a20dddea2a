/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
/** Configuration blocks that a ROM reads, such as FCB and XMCD: bytes with named fields, and their text as YAML. */
package org.bootseal.core.block;
