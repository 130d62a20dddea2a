/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.device;

import java.util.Map;

/**
 * What one source says of the frequency nibble (bits 3:0 of FlexSPI NOR option word 0).
 *
 * @param source
 *            who says so
 * @param megahertz
 *            MHz by nibble 1..15; a missing nibble is not defined by this source
 */
public record FrequencyTable(String source, Map<Integer, Integer> megahertz) {

	/** Copies the map. */
	public FrequencyTable {
		megahertz = Map.copyOf(megahertz);
	}
}
