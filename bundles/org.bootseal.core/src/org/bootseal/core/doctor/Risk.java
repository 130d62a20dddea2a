/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.doctor;

import java.util.Locale;
import java.util.Optional;

/** What an experiment may do to a board, from nothing on; none ever burns a fuse. */
public enum Risk {
	/** It only asks: the bus, the ROM, the flashloader, the fuses. */
	LOOK("only looks"),
	/** It loads a flashloader into RAM, configures FlexSPI and reads; the flash keeps its content. */
	CONFIGURE("configures and reads, writes no flash"),
	/** It erases and programs one sector, whose content is saved before and put back; only with consent. */
	SCRATCH_SECTOR("erases one sector and puts its content back");

	private final String text;

	Risk(String text) {
		this.text = text;
	}

	/** @return what it means, for people */
	public String text() {
		return text;
	}

	/** @return the name for options and programs, for example "scratch-sector" */
	public String id() {
		return name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

	/**
	 * @param id
	 *            for example "scratch-sector"
	 * @return the risk, or empty
	 */
	public static Optional<Risk> of(String id) {
		for (Risk risk : values()) {
			if (risk.id().equals(id)) {
				return Optional.of(risk);
			}
		}
		return Optional.empty();
	}
}
