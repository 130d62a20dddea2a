/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
/**
 * External memory configuration data (XMCD) of the i.MX RT116x and RT117x: fields, text, and the fuses that check it.
 */
package org.bootseal.core.xmcd;
