/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.predict;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.bootseal.core.device.BootMemory;
import org.bootseal.core.device.Device;

/**
 * What decides the next boot of a board, apart from its boot mode pins.
 *
 * @param device
 *            the part
 * @param fuses
 *            what is burnt, by word index; a word that is not known is missing
 * @param flash
 *            the boot flash
 * @param encryptedXipPin
 *            whether the boot pin of encrypted XIP is set; empty if it is not known. It counts where pins choose the
 *            boot settings
 */
public record BootSituation(Device device, Map<Integer, Integer> fuses, BootFlash flash,
		Optional<Boolean> encryptedXipPin, Optional<BootMemory> copiedFrom) {

	/** Copies the map. */
	public BootSituation {
		fuses = Collections.unmodifiableMap(new TreeMap<>(fuses));
	}

	/**
	 * A board that boots from FlexSPI NOR.
	 *
	 * @param device
	 *            the part
	 * @param fuses
	 *            what is burnt, by word index; a word that is not known is missing
	 * @param flash
	 *            the boot flash
	 * @param encryptedXipPin
	 *            whether the boot pin of encrypted XIP is set; empty if it is not known
	 */
	public BootSituation(Device device, Map<Integer, Integer> fuses, BootFlash flash,
			Optional<Boolean> encryptedXipPin) {
		this(device, fuses, flash, encryptedXipPin, Optional.empty());
	}

	/** @return which fuse words hold what, nothing of the values: they may be keys */
	@Override
	public String toString() {
		return device + ", " + fuses.size() + " fuse words known, " + flash;
	}
}
