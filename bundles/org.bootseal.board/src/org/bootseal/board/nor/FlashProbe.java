/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.board.nor;

/** Looks for the chip that an option word describes, as the flashloader does before it configures FlexSPI. */
record FlashProbe(FlashPort port, int flexSpi) {

	/** A status: whether the chip was found. */
	int find(NorOption option) {
		if (!option.hasTag() || option.optionSize() > 1 || !port.isFrequency(option.frequency())) {
			return FlashDriver.INVALID_ARGUMENT;
		}
		FlashWiring wiring = port.wiring();
		boolean wired = flexSpi == wiring.flexSpi() && option.secondaryPins() == wiring.secondaryPins()
				&& option.connection() != 1 && option.portB() == (wiring.port() == 'B') && port.isSupplied();
		return option.isHyper() ? findHyper(option, wired) : findSpi(option, wired);
	}

	/**
	 * No SFDP but CFI is asked for; 20106 was recorded on an RT1052 set up for HyperFlash, flashloader K2.1.0 (NXP
	 * community, post 1037073). That a chip does not answer at the other voltage or on fewer lines is assumed.
	 */
	private int findHyper(NorOption option, boolean wired) {
		boolean fits = wired && option.onEightPads() && option.deviceType() == NorOption.HYPER_18;
		return fits && port.chip() instanceof HyperChip hyper && HyperChip.sizeByCfi(hyper) != 0 ? FlashDriver.OK
				: FlashDriver.COMMAND_FAILURE;
	}

	private int findSpi(NorOption option, boolean wired) {
		int type = option.deviceType();
		if (!wired || !(port.chip() instanceof NorChip chip) || !chip.listens() || option.queryPads() != 0
				|| type > NorOption.QUAD_DDR) {
			return FlashDriver.SFDP_NOT_FOUND;
		}
		Sfdp sfdp = Sfdp.parse(chip.readSfdp());
		if (sfdp == null) {
			return FlashDriver.SFDP_NOT_FOUND;
		}
		if (!sfdp.isKnownRevision()) {
			return FlashDriver.SFDP_NOT_SUPPORTED;
		}
		if (type == NorOption.QUAD_DDR) {
			// assumed: the chip can, but nothing drives DQS
			return FlashDriver.DTR_PROBE_FAILED;
		}
		// assumed: the chip is not in QPI mode, commands on four lines are noise to it
		return type == NorOption.QUAD_SDR && option.commandPads() == 0 ? FlashDriver.OK : FlashDriver.COMMAND_FAILURE;
	}
}
