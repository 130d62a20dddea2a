/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.doctor;

import java.util.Map;
import java.util.Optional;

/**
 * A flash chip of which the highest clock of its fast quad read is known, from the maker's data sheet.
 *
 * @param name
 *            the chip
 * @param megahertz
 *            its limit
 */
record KnownChip(String name, int megahertz) {

	private static final Map<Integer, KnownChip> BY_ID = Map.ofEntries(
			Map.entry(0xEF4015, new KnownChip("W25Q16JV", 133)), Map.entry(0xEF4016, new KnownChip("W25Q32JV", 133)),
			Map.entry(0xEF4017, new KnownChip("W25Q64JV", 133)), Map.entry(0xEF4018, new KnownChip("W25Q128JV", 133)),
			Map.entry(0x9D6017, new KnownChip("IS25LP064A", 133)),
			Map.entry(0x9D7017, new KnownChip("IS25WP064A", 133)),
			Map.entry(0x9D7018, new KnownChip("IS25WP128A", 133)),
			Map.entry(0xC84017, new KnownChip("GD25Q64C", 120)),
			Map.entry(0xBF2642, new KnownChip("SST26VF032B", 104)),
			Map.entry(0x1F8901, new KnownChip("AT25SF128A", 133)));

	static Optional<KnownChip> of(int id) {
		return Optional.ofNullable(BY_ID.get(id));
	}
}
