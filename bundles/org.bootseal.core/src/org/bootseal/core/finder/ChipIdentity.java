/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.finder;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What a chip is, as far as it told.
 *
 * @param jedecId
 *            manufacturer in bits 23:16, type and density below; 0 if it was not asked
 * @param sfdp
 *            its own description
 */
record ChipIdentity(int jedecId, Optional<Sfdp> sfdp) {

	private static final int LEAST_DENSITY = 0x10;
	private static final int MOST_DENSITY = 0x20;
	private static final long UNKNOWN_SIZE = 1L << 20;

	/** Who makes chips with an identification: JEP106, first bank. */
	private static final Map<Integer, String> MAKERS = Map.ofEntries(Map.entry(0x01, "Infineon (Cypress, Spansion)"),
			Map.entry(0x0B, "XTX"), Map.entry(0x1C, "EON"), Map.entry(0x1F, "Adesto"), Map.entry(0x20, "Micron or XMC"),
			Map.entry(0x37, "AMIC"), Map.entry(0x68, "Boya"), Map.entry(0x85, "Puya"), Map.entry(0x9D, "ISSI"),
			Map.entry(0xA1, "FudanMicro"), Map.entry(0xBF, "Microchip (SST)"), Map.entry(0xC2, "Macronix"),
			Map.entry(0xC8, "GigaDevice"), Map.entry(0xEF, "Winbond"));

	/**
	 * How the quad enable bit of their chips is set, as bits 11:8 of option word 0 count it. Sources: option words of
	 * known-memories.txt, data sheets of W25Q, MX25L, IS25LP and GD25Q. A maker whose chips differ is not here.
	 */
	private static final Map<Integer, List<Integer>> QUAD_ENABLES = Map.of(0x0B, List.of(4), 0x1F, List.of(4), 0x37,
			List.of(1), 0x68, List.of(4), 0x85, List.of(4), 0x9D, List.of(1), 0xA1, List.of(2), 0xC2, List.of(1), 0xC8,
			List.of(4), 0xEF, List.of(2));

	/** Nobody drives lines that read all ones or all zeros. */
	static Optional<ChipIdentity> of(byte[] identification, Optional<Sfdp> sfdp) {
		int id = (identification[0] & 0xFF) << 16 | (identification[1] & 0xFF) << 8 | identification[2] & 0xFF;
		return id == 0xFFFFFF || id == 0 ? Optional.empty() : Optional.of(new ChipIdentity(id, sfdp));
	}

	private int maker() {
		return jedecId >>> 16;
	}

	/** Whether the chip tells or its maker is known, so that it is known how its quad enable bit is set. */
	boolean isRecognised() {
		return sfdp.flatMap(table -> Optional.of(table.quadEnable().isPresent())).orElse(Boolean.FALSE)
				|| QUAD_ENABLES.containsKey(maker());
	}

	/**
	 * The ways to set its quad enable bit that may be tried, as bits 11:8 of option word 0 count them; none if it is
	 * not known, for a wrong way may set bits that protect the chip.
	 */
	List<Integer> quadEnables() {
		if (sfdp.isPresent() && sfdp.get().quadEnable().isPresent()) {
			return switch (sfdp.get().quadEnable().getAsInt()) {
			case 1, 4, 5 -> List.of(2);
			case 2 -> List.of(1);
			case 3 -> List.of(3);
			case 6 -> List.of(4);
			default -> List.of();
			};
		}
		return QUAD_ENABLES.getOrDefault(maker(), List.of());
	}

	/** Bytes of the chip: as its table says, or as the last byte of the identification usually does. */
	long size() {
		int density = jedecId & 0xFF;
		return sfdp.map(Sfdp::size).orElse(
				density >= LEAST_DENSITY && density <= MOST_DENSITY ? 1L << density : UNKNOWN_SIZE);
	}

	@Override
	public String toString() {
		return String.format(Locale.ROOT, "JEDEC id %06X (%s), %s", jedecId,
				MAKERS.getOrDefault(maker(), "unknown maker"), sfdp.map(Sfdp::toString).orElse("no SFDP"));
	}
}
