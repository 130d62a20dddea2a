/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.board.nor;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

import org.bootseal.board.silicon.ResourceIndex;
import org.bootseal.core.config.BadConfigurationException;
import org.bootseal.core.config.YamlMap;
import org.bootseal.core.config.YamlValue;

/**
 * The figures of a serial NOR flash chip.
 *
 * @param name
 *            the chip
 * @param kind
 *            what it speaks
 * @param jedecId
 *            what command 0x9F answers, first byte in bits 23:16; 0 for a chip without that command
 * @param size
 *            bytes, a power of two
 * @param claimedSize
 *            what the chip says of its size; more than there is on counterfeit chips
 * @param pageSize
 *            bytes that are programmed at once
 * @param maxMegahertz
 *            highest clock of the fast read commands
 * @param quadEnable
 *            the quad enable bit: status register 1 in bits 7:0, register 2 in bits 15:8; 0 if there is none
 * @param quadEnableRequirement
 *            how that bit is set, as SFDP counts it: 2 by bit 6 of register 1, 4 by both registers with command 0x01, 6
 *            by register 2 with command 0x31
 * @param sfdp
 *            what the chip knows of itself
 * @param millivolts
 *            its supply
 * @param protectedAtPowerUp
 *            whether all blocks are protected whenever power comes on, until command 0x98
 * @param pageProgramMicros
 *            time to program one page, microseconds
 * @param unitEraseMicros
 *            time to erase, microseconds, by the bytes of each unit that the chip can erase
 * @param chipEraseMicros
 *            time to erase the whole chip
 * @param statusWriteMicros
 *            time to write the status register
 */
public record NorFigures(String name, FlashKind kind, int jedecId, int size, int claimedSize, int pageSize,
		int maxMegahertz, int quadEnable, int quadEnableRequirement, SfdpRevision sfdp, int millivolts,
		boolean protectedAtPowerUp, long pageProgramMicros, SortedMap<Integer, Long> unitEraseMicros,
		long chipEraseMicros,
		long statusWriteMicros) {

	private static final String INDEX = "chips.txt";
	private static final int USUAL_MILLIVOLTS = 3300;

	/** Copies the map. */
	public NorFigures {
		unitEraseMicros = new TreeMap<>(unitEraseMicros);
	}

	/**
	 * Reads the figures of a chip.
	 *
	 * @param chip
	 *            its resource, for example "is25lp064a", whose keys are those of this record
	 * @return the figures
	 */
	public static NorFigures of(String chip) {
		try {
			return read(YamlMap.readResource(NorFigures.class, chip + ".yaml").allowing("name", "kind", "jedecId",
					"size", "claimedSize", "pageSize", "maxMegahertz", "quadEnable", "quadEnableRequirement", "sfdp",
					"millivolts", "protectedAtPowerUp", "pageProgramMicros", "unitEraseMicros", "chipEraseMicros",
					"statusWriteMicros"));
		} catch (BadConfigurationException e) {
			throw new IllegalStateException(e.getMessage(), e);
		}
	}

	/** @return the chips that {@link #of(String)} knows */
	public static List<String> names() {
		return ResourceIndex.names(NorFigures.class, INDEX);
	}

	private static NorFigures read(YamlMap figures) throws BadConfigurationException {
		SortedMap<Integer, Long> erase = new TreeMap<>();
		for (YamlValue unit : figures.required("unitEraseMicros").map().values()) {
			erase.put((int) unit.number(unit.key(), FlashChip.SECTOR, Integer.MAX_VALUE),
					unit.number(0, Integer.MAX_VALUE));
		}
		int size = (int) number(figures, "size");
		int quadEnable = (int) number(figures, "quadEnable");
		SfdpRevision sfdp = figures.optional("sfdp").isPresent()
				? SfdpRevision.valueOf(figures.required("sfdp").text())
				: SfdpRevision.B;
		return new NorFigures(figures.required("name").text(), FlashKind.valueOf(figures.required("kind").text()),
				(int) number(figures, "jedecId"), size, (int) number(figures, "claimedSize", size),
				(int) number(figures, "pageSize"), (int) number(figures, "maxMegahertz"), quadEnable,
				(int) number(figures, "quadEnableRequirement", quadEnable == Sfdp.FIRST_REGISTER_BIT_6 ? 2 : 4), sfdp,
				(int) number(figures, "millivolts", USUAL_MILLIVOLTS), figures.flag("protectedAtPowerUp"),
				number(figures, "pageProgramMicros"), erase, number(figures, "chipEraseMicros"),
				number(figures, "statusWriteMicros"));
	}

	private static long number(YamlMap figures, String key) throws BadConfigurationException {
		return figures.required(key).number(0, Integer.MAX_VALUE);
	}

	private static long number(YamlMap figures, String key, long otherwise) throws BadConfigurationException {
		return figures.optional(key).isPresent() ? number(figures, key) : otherwise;
	}

	/** @return bytes of the smallest unit that can be erased */
	public int sectorSize() {
		return unitEraseMicros.firstKey();
	}

	/**
	 * @param unit
	 *            bytes of a unit that the chip can erase, or its size
	 * @return time to erase it, microseconds
	 */
	public long eraseMicros(int unit) {
		Map<Integer, Long> units = unitEraseMicros;
		if (unit != size && !units.containsKey(unit)) {
			throw new IllegalArgumentException(name + " can't erase " + unit + " bytes");
		}
		return unit == size ? chipEraseMicros : units.get(unit);
	}
}
