/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.plan;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

import org.bootseal.core.BadInputException;
import org.bootseal.core.device.Device;
import org.bootseal.core.flexspi.FlexSpiNorOption;

/**
 * A test of a memory configuration on a board. {@link #plan()} says what is sent; {@link PlanRunner} runs it, and
 * {@link #findings} tells what the run proved. Without a sector test nothing on the board is changed.
 *
 * @param device
 *            the device
 * @param option
 *            what flash is connected
 * @param instance
 *            which FlexSPI; empty for the one that the flashloader takes by itself
 * @param unsignedFlashloader
 *            a flashloader for an open part; may be missing if one runs already
 * @param signedFlashloader
 *            a flashloader for a closed part
 * @param sectors
 *            which sectors are erased, programmed, read back and restored
 * @param sectorAddress
 *            first address of the sector that is tested; empty for the last one of the flash
 * @param backups
 *            folder that gets the content of a sector before it is erased; made if it is missing
 */
public record MemoryTest(Device device, FlexSpiNorOption option, OptionalInt instance,
		Optional<PlanFile> unsignedFlashloader, Optional<PlanFile> signedFlashloader, Sectors sectors,
		OptionalLong sectorAddress, Path backups) {

	/** What is erased and restored. */
	public enum Sectors {
		/** Nothing. */
		NONE,
		/** One sector: erased, programmed with a pattern, read back. */
		ONE,
		/** That sector, and the one of the FCB, in which the flashloader programs the FCB that it worked out. */
		ONE_AND_FCB
	}

	/**
	 * What a test found about one point.
	 *
	 * @param proven
	 *            whether it works; if not, it failed or was not tried
	 * @param text
	 *            the point, one sentence
	 */
	public record Finding(boolean proven, String text) {
	}

	/**
	 * @return what will be done
	 * @throws BadInputException
	 *             if the instance, a flashloader or the sector does not fit the device
	 */
	public MemoryTestPlan plan() throws BadInputException {
		return MemoryTestPlanner.plan(this);
	}

	/**
	 * @param run
	 *            a run of {@link #plan()}
	 * @return what it proved and what it did not, in the order of the steps
	 */
	public static List<Finding> findings(RunRecord run) {
		return new MemoryTestFindings(run).list();
	}
}
